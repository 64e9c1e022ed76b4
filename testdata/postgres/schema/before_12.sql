-- What PostgreSQL 12 took away.
CREATE TABLE with_oids (a integer) WITH OIDS;
INSERT INTO with_oids VALUES (1);
CREATE TABLE old_dates (a abstime, b reltime);
INSERT INTO old_dates VALUES ('2000-01-01 00:00:00+00', '1 day');
