-- What PostgreSQL 14 took away: postfix operators.
CREATE FUNCTION base_bang(base) RETURNS base LANGUAGE internal IMMUTABLE STRICT AS 'int4um';
CREATE OPERATOR !!! (PROCEDURE = base_bang, LEFTARG = base);
