-- Properties of the database: comment, settings of it and of roles in it, limit, rights.
COMMENT ON DATABASE :"db" IS 'the kitchen''s database';
ALTER DATABASE :"db" SET search_path TO k_fn, public, "K Quoted ""schema""", "$user";
ALTER DATABASE :"db" SET work_mem TO '5MB';
ALTER DATABASE :"db" SET datestyle TO 'ISO, DMY';
ALTER DATABASE :"db" SET temp_tablespaces TO kitchen_space, "kitchen Space; two";
ALTER DATABASE :"db" SET "kitchen.own" TO 'it''s \ "x"';
ALTER DATABASE :"db" SET default_transaction_isolation TO 'repeatable read';
-- Of one role: pg_dump gives several no order.
ALTER ROLE "kitchen ""quoted"" role" IN DATABASE :"db" SET application_name TO 'it''s';
ALTER ROLE "kitchen ""quoted"" role" IN DATABASE :"db" SET search_path TO k_types, k_tab;
ALTER DATABASE :"db" CONNECTION LIMIT 77;
GRANT CREATE, TEMPORARY ON DATABASE :"db" TO kitchen_owner WITH GRANT OPTION;
REVOKE CONNECT ON DATABASE :"db" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"db" TO kitchen_login;
\if :s15
ALTER DATABASE :"db" REFRESH COLLATION VERSION;
\endif
