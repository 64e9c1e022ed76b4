-- Roles, parameters' rights and the tablespace are shared by the whole cluster: made once, never dropped.
SELECT format('CREATE ROLE %I %s', r, how)
  FROM (VALUES ('kitchen_owner', ''), ('kitchen_reader', ''), ('kitchen_group', ''), ('kitchen_login', 'LOGIN'),
               ('kitchen_bypass', 'BYPASSRLS'), ('kitchen "quoted" role', ''), ('Kitchen_Übung', ''),
               (E'kitchen\nline', ''), ('kitchen_select', ''), ('KITCHEN', '')) AS v (r, how)
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = r) \gexec
GRANT kitchen_group TO kitchen_login, kitchen_owner;

-- Inside the data folder: no path of this machine ends up in a dump.
SET allow_in_place_tablespaces = on;
SELECT 'CREATE TABLESPACE kitchen_space LOCATION '''''
 WHERE NOT EXISTS (SELECT FROM pg_tablespace WHERE spcname = 'kitchen_space') \gexec
SELECT 'CREATE TABLESPACE "kitchen Space; two" LOCATION '''''
 WHERE NOT EXISTS (SELECT FROM pg_tablespace WHERE spcname = 'kitchen Space; two') \gexec
RESET allow_in_place_tablespaces;
GRANT CREATE ON TABLESPACE kitchen_space, "kitchen Space; two" TO kitchen_owner;
