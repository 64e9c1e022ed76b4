-- Roles, parameters' rights and the tablespace are shared by the whole cluster: made once, never dropped.
SELECT format('CREATE ROLE %I %s', r, how)
  FROM (VALUES ('kitchen_owner', ''), ('kitchen_reader', ''), ('kitchen_group', ''), ('kitchen_login', 'LOGIN'),
               ('kitchen_bypass', 'BYPASSRLS'), ('kitchen "quoted" role', ''), ('Kitchen_Übung', ''),
               (E'kitchen\nline', ''), ('kitchen_select', ''), ('KITCHEN', '')) AS v (r, how)
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = r) \gexec
SELECT format('GRANT kitchen_group TO %I', r) FROM unnest(ARRAY['kitchen_login', 'kitchen_owner']) AS r
 WHERE NOT pg_has_role(r, 'kitchen_group', 'member') \gexec

-- Inside the data folder: no path of this machine ends up in a dump.
SET allow_in_place_tablespaces = on;
SELECT 'CREATE TABLESPACE kitchen_space LOCATION '''''
 WHERE NOT EXISTS (SELECT FROM pg_tablespace WHERE spcname = 'kitchen_space') \gexec
SELECT 'CREATE TABLESPACE "kitchen Space; two" LOCATION '''''
 WHERE NOT EXISTS (SELECT FROM pg_tablespace WHERE spcname = 'kitchen Space; two') \gexec
RESET allow_in_place_tablespaces;
SELECT format('GRANT CREATE ON TABLESPACE %I TO kitchen_owner', s) FROM unnest(ARRAY['kitchen_space', 'kitchen Space; two']) AS s
 WHERE NOT has_tablespace_privilege('kitchen_owner', s, 'create') \gexec
