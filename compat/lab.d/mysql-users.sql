-- The lab's own user, on every MySQL and MariaDB, native or in a container. Not a matter for the binlog.
SET SQL_LOG_BIN = 0;
CREATE USER 'lab'@'%' IDENTIFIED BY 'lab';
GRANT ALL ON *.* TO 'lab'@'%' WITH GRANT OPTION;
