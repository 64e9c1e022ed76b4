-- Roles and the tablespace are shared by the whole cluster: made once, never dropped.
SELECT format('CREATE ROLE %I', r)
  FROM unnest(ARRAY['fx_owner', 'fx_other', 'fx reader', 'fx "quoted".role', 'FX_Übung']) AS r
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = r) \gexec

-- A tablespace inside the data folder: no path of this machine ends up in a dump.
SET allow_in_place_tablespaces = on;
SELECT 'CREATE TABLESPACE fx_space LOCATION '''''
 WHERE NOT EXISTS (SELECT FROM pg_tablespace WHERE spcname = 'fx_space') \gexec
RESET allow_in_place_tablespaces;
GRANT CREATE ON TABLESPACE fx_space TO fx_owner;
