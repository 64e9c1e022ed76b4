//! Whose rows are dumped and in which order: configuration tables of extensions, tables that reference each
//! other in circles, conditions for rows.

use crate::dump::without_writer;
use crate::dump_database::{KEY, of_every_server, same};
use crate::support::{dumpkit, expect_success, pgtools};

/// An extension with two configuration tables, the first of which references the second. That they are
/// its own, and which of their rows are, is written into the catalog as CREATE EXTENSION would.
const CONFIGURATION: &str = "
    CREATE SCHEMA s; CREATE SCHEMA other;
    CREATE EXTENSION hstore SCHEMA s; CREATE EXTENSION pg_trgm;
    CREATE TABLE s.standard (id integer PRIMARY KEY, is_standard boolean);
    CREATE TABLE other.detail (id integer PRIMARY KEY, standard integer REFERENCES s.standard);
    INSERT INTO s.standard VALUES (1, true), (2, false), (9, true);
    INSERT INTO other.detail VALUES (1, 2);
    ALTER EXTENSION hstore ADD TABLE s.standard; ALTER EXTENSION hstore ADD TABLE other.detail;
    GRANT SELECT ON s.standard TO PUBLIC;
    UPDATE pg_extension SET extconfig = ARRAY['other.detail'::regclass::oid, 's.standard'::regclass::oid],
        extcondition = ARRAY['', 'WHERE NOT is_standard OR id = 9'] WHERE extname = 'hstore'";

const CHOICES: &[&[&str]] = &[
    &[],
    &["-s"],
    &["-a"],
    &["-e", "hstore"],
    &["-e", "pg_trgm"],
    &["-e", "hstore", "-s"],
    &["-e", "hstore", "-n", "other"],
    &["--exclude-extension", "hstore"],
    &["--exclude-extension", "hstore", "-n", "s"],
    &["-n", "s"],
    &["-N", "s"],
    &["-t", "s.standard"],
    &["-t", "other.*", "-s"],
    &["-T", "s.standard"],
    &["--exclude-table-data", "s.standard"],
    &["--inserts", "--section", "data"],
];

#[test]
fn configuration_tables_are_dumped_with_their_extension() {
    of_every_server("dump", "configuration tables", |server, name, failures| {
        let database = server.empty("utf8");
        database.sql(CONFIGURATION);
        for options in CHOICES {
            let script = same(name, &database, options, failures);
            if options.is_empty() {
                let text = String::from_utf8_lossy(&script);
                let at = |line: &str| text.find(line).unwrap_or_else(|| panic!("{name}: {line} is not there"));
                assert!(at("\n2\tf\n9\tt\n\\.") < at("COPY other.detail"), "{name}: what is referenced comes first");
            }
        }
        CHOICES.len()
    });
}

/// Circles of one, two and three tables, and a table that references one of them.
const CIRCLES: &str = "
    CREATE TABLE one (id integer PRIMARY KEY, next integer REFERENCES one);
    CREATE TABLE z_two (id integer PRIMARY KEY, next integer);
    CREATE TABLE a_two (id integer PRIMARY KEY, next integer REFERENCES z_two);
    ALTER TABLE z_two ADD FOREIGN KEY (next) REFERENCES a_two;
    CREATE TABLE k (id integer PRIMARY KEY, next integer);
    CREATE TABLE m (id integer PRIMARY KEY, next integer REFERENCES k);
    CREATE TABLE l (id integer PRIMARY KEY, next integer REFERENCES m);
    ALTER TABLE k ADD FOREIGN KEY (next) REFERENCES l;
    CREATE TABLE a_leaf (id integer REFERENCES m, also integer REFERENCES one);
    INSERT INTO one VALUES (1, 1); INSERT INTO k VALUES (1); INSERT INTO m VALUES (1, 1); INSERT INTO a_leaf VALUES (1, 1)";

#[test]
fn circles_of_foreign_keys_are_told_and_broken_alike() {
    of_every_server("dump", "circular foreign keys", |server, name, failures| {
        let Some(tools) = pgtools(18) else { return 0 };
        let database = server.empty("utf8");
        database.sql(CIRCLES);
        let choices: [&[&str]; 4] =
            [&["-a"], &["-a", "--disable-triggers"], &["-a", "-t", "one", "-t", "*_two"], &["--no-schema", "-T", "l"]];
        for options in choices {
            same(name, &database, options, failures);
            let theirs = expect_success(tools.command("pg_dump").args(options).arg(database.url()));
            let ours = expect_success(dumpkit().args(["dump", &database.url(), "-", "-F", "plain"]).args(options));
            let (ours, theirs) = (told(&ours.stderr, ": warning: "), told(&theirs.stderr, ": detail: "));
            assert!(!theirs.is_empty(), "{name} {options:?}: pg_dump warns of circles");
            if ours != theirs {
                failures.push(format!("{name} {options:?}: told of {ours:?}, pg_dump of {theirs:?}"));
            }
        }
        choices.len()
    });
}

/// The tables that warnings are about: pg_dump has each on a line, we have them at a warning's end.
fn told(stderr: &[u8], mark: &str) -> Vec<String> {
    let text = String::from_utf8_lossy(stderr);
    let lines = text.lines().filter_map(|line| line.split_once(mark));
    lines.flat_map(|(_, rest)| rest.rsplit(": ").next().unwrap_or(rest).split(", ").map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// Tables with rows of which some go: `--where` of each, and what is left of it then.
const NARROWED: &[(&str, &str)] =
    &[("one", "id % 2 = 0 OR id = 7"), ("\"O ne\"", "\"O ne\".v <> 'it''s'"), ("parted", "b > 5"), ("s.child", "true AND false")];

#[test]
fn conditions_leave_the_rows_for_which_they_hold() {
    of_every_server("dump", "--where", |server, name, failures| {
        let database = server.empty("utf8");
        database.sql(
            "CREATE SCHEMA s;
             CREATE TABLE one AS SELECT id FROM generate_series(1, 10) id;
             CREATE TABLE \"O ne\" (v text); INSERT INTO \"O ne\" VALUES ('a'), ('it''s');
             CREATE TABLE parted (a integer, b integer) PARTITION BY LIST (a);
             CREATE TABLE s.part PARTITION OF parted FOR VALUES IN (1) PARTITION BY LIST (b);
             CREATE TABLE s.part_of_part PARTITION OF s.part FOR VALUES IN (4, 8);
             INSERT INTO parted VALUES (1, 4), (1, 8);
             CREATE TABLE parent (a integer); CREATE TABLE s.child () INHERITS (parent);
             INSERT INTO parent VALUES (1); INSERT INTO s.child VALUES (2)",
        );
        let conditions: Vec<String> = NARROWED.iter().map(|(table, condition)| format!("--where={table}={condition}")).collect();
        let forms: [&[&str]; 2] = [&[], &["--inserts"]];
        let dump = |form: &[&str], more: &[String]| {
            let mut program = dumpkit();
            program.args(["dump", &database.url(), "-", "-F", "plain", KEY]).args(form).args(more);
            without_writer(&expect_success(&mut program).stdout)
        };
        let narrowed = forms.map(|form| dump(form, &conditions));
        assert_ne!(narrowed[0], dump(&[], &[]), "{name}: the conditions leave something out");
        // The judge is pg_dump, of a database without the other rows.
        for (table, condition) in NARROWED {
            database.sql(&format!("DELETE FROM {table} WHERE NOT ({condition})"));
        }
        for (form, narrowed) in forms.iter().zip(narrowed) {
            if same(name, &database, form, failures) != narrowed {
                failures.push(format!("{name} {form:?}: rows differ from those that are left"));
            }
        }
        forms.len()
    });
}
