//! `dumpkit extract` against the server's own COPY and row_to_json, and against itself over every
//! format of one dump.

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

use crate::support::{Record, Server, Tools, difference, dumpkit, expect_success, folder, pgtools, postgres, root, run};

fn fixture(name: &str) -> PathBuf {
    root().join("testdata/postgres").join(name)
}

/// `dumpkit extract` of a fixture.
fn extract(name: &str, table: &str, options: &[&str]) -> Command {
    let mut command = dumpkit();
    command.arg("extract").arg(fixture(name)).arg(table).args(options);
    command
}

fn same_bytes(what: &str, ours: &[u8], theirs: &[u8]) {
    if let Some(difference) = difference(ours, theirs) {
        panic!("{what}: {difference}");
    }
}

fn text(output: &[u8]) -> String {
    String::from_utf8(output.to_vec()).expect("UTF-8")
}

/// What a failed run said.
fn refused(command: &mut Command, code: i32) -> String {
    let Output { status, stdout, stderr } = run(command);
    assert_eq!(status.code(), Some(code), "{command:?}: {}", text(&stderr));
    assert!(stdout.is_empty(), "{command:?} wrote: {}", String::from_utf8_lossy(&stdout));
    text(&stderr)
}

/// One dump in every layout and codec; all were made of the same database.
const SMALL: &[&str] = &[
    "18/custom-gzip.dump",
    "18/custom-lz4.dump",
    "18/custom-none.dump",
    "18/custom-zstd.dump",
    "18/pipe.dump",
    "18/dir-gzip",
    "18/dir-zstd",
    "18/tar.tar",
    "18/plain.sql",
    "18/plain.sql.zst",
    "18/inserts.dump",
    "18/column-inserts.sql",
];

#[test]
fn every_format_of_a_dump_has_the_same_rows() {
    for table in ["app.users", "app.orders", "app.trouble", "app.events"] {
        for format in ["copy", "csv", "json"] {
            let first = expect_success(&mut extract(SMALL[0], table, &["-F", format])).stdout;
            assert!(!first.is_empty());
            for name in &SMALL[1..] {
                let other = expect_success(&mut extract(name, table, &["-F", format])).stdout;
                same_bytes(&format!("{table} as {format} of {name}"), &other, &first);
            }
        }
    }
}

/// Every table of a server's database as CSV, next to what COPY says of it.
fn csv_as_copy_writes_it(server: &'static Server, tools: &Tools, shape: &str) -> usize {
    let database = server.load(shape);
    let home = folder();
    let dump = home.path().join("it.dump");
    expect_success(tools.command("pg_dump").args(["-Fc", "-f"]).arg(&dump).arg(database.url()));
    // Those whose rows pg_dump has; not what belongs to an extension.
    let query = "SELECT json_agg(format('%I.%I', n.nspname, c.relname)) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
        WHERE relkind = 'r' AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND deptype = 'e')";
    let tables: Vec<String> = serde_json::from_str(&database.sql(query)).expect("a list of names");
    // As pg_dump sets them.
    let settings = "SET search_path = ''; SET datestyle = 'ISO'; SET intervalstyle = 'postgres'; SET extra_float_digits = 3;";
    for table in &tables {
        let copy = format!("{settings} COPY {table} TO STDOUT WITH (FORMAT csv, HEADER)");
        let theirs = expect_success(tools.command("psql").args(["-qX", "-v", "ON_ERROR_STOP=1", "-c", &copy, &database.url()]));
        let ours = expect_success(dumpkit().arg("extract").arg(&dump).arg(table));
        // psql's COPY turned what it read into its own encoding, which is the database's.
        same_bytes(&format!("{table} as CSV"), &ours.stdout, &theirs.stdout);
    }
    tables.len()
}

#[test]
fn csv_is_what_copy_writes() {
    for major in [13, 18] {
        let (Some(server), Some(tools)) = (postgres(major), pgtools(major)) else { continue };
        let record = Record::new(&format!("pg{major}"), "extract", "full");
        let tables = csv_as_copy_writes_it(server, tools, "full");
        assert!(tables > 50, "{tables} tables only");
        record.passed(tables, "tables");
    }
}

#[test]
fn json_is_what_the_server_makes_of_it() {
    let (Some(server), Some(tools)) = (postgres(18), pgtools(18)) else { return };
    let database = server.load("full");
    let home = folder();
    let dump = home.path().join("it.dump");
    expect_success(tools.command("pg_dump").args(["-Fc", "-f"]).arg(&dump).arg(database.url()));
    // Dates and times are as in the dump here and not as in row_to_json, composites are text.
    let columns = "id,c_bool,c_int2,c_int4,c_int8,c_float4,c_float8,c_numeric,c_money,c_char,c_varchar,c_text,c_name,c_bytea,c_uuid,\
                   c_json,c_xml,c_inet,c_macaddr,c_bit,c_point,c_box,c_tsvector,c_int4range,c_ints,c_matrix,c_texts,c_mood,c_moods,c_domain,c_domains";
    let sql = format!("SELECT row_to_json(t) FROM (SELECT {columns} FROM fx.every_type WHERE id <> 4) t");
    let ours =
        expect_success(dumpkit().arg("extract").arg(&dump).args(["fx.every_type", "-F", "json", "--where", "id!=4", "--columns", columns]));
    let parse = |text: String| text.lines().map(|line| serde_json::from_str(line).expect(line)).collect::<Vec<Value>>();
    let (ours, theirs) = (parse(text(&ours.stdout)), parse(database.sql(&sql)));
    assert_eq!(ours.len(), 5);
    assert_eq!(ours, theirs);
    // A number of more digits than serde_json reads: by its text.
    let long = expect_success(dumpkit().arg("extract").arg(&dump).args([
        "fx.every_type",
        "-F",
        "json",
        "--where",
        "id=4",
        "--columns",
        "c_numeric",
    ]));
    assert_eq!(text(&long.stdout), format!("{{\"c_numeric\":{}}}\n", database.sql("SELECT c_numeric FROM fx.every_type WHERE id = 4")));
}

#[test]
fn rows_and_columns_are_picked() {
    let picked = |options: &[&str]| text(&expect_success(&mut extract("18/custom-gzip.dump", "users", options)).stdout);
    assert_eq!(picked(&["--columns", "feeling,id", "--limit", "2"]), "feeling,id\nok,1\nit's fine,2\n");
    assert_eq!(picked(&["--columns", "ID,name", "--no-header", "--where", "name=user 7"]), "7,user 7\n");
    assert_eq!(picked(&["--columns", "id", "--where", "feeling=sad", "--where", "id!=3", "--limit", "2", "--no-header"]), "6\n9\n");
    assert_eq!(picked(&["-F", "copy", "--where", "score is null"]), "");
    assert_eq!(picked(&["-F", "json", "--columns", "id,details", "--where", "id=40"]), "{\"id\":40,\"details\":{\"n\": 40}}\n");
    let nulls =
        |condition: &str| text(&expect_success(&mut extract("18/inserts.dump", "events", &["--no-header", "--where", condition])).stdout);
    assert_eq!(nulls("what IS NULL"), "2024-02-29,\n");
    assert_eq!(nulls("what="), "2024-03-01,\"\"\n");
    assert_eq!(nulls("what!=first"), "2024-03-01,\"\"\n");
    let unknown = refused(&mut extract("18/custom-gzip.dump", "users", &["--columns", "nope"]), 2);
    assert!(unknown.contains("no column nope") && unknown.contains("id, name, feeling"), "{unknown}");
}

#[test]
fn a_partitioned_table_has_the_rows_of_its_partitions() {
    for name in ["18/full.dump", "18/full.sql", "13/full.dump", "18/full-server10.dump"] {
        let rows = text(&expect_success(&mut extract(name, "fx.parts", &["--columns", "k,region,v", "--no-header"])).stdout);
        for row in ["1,eu,low", "150,,mid", "250,EU,sub", "252,It's,quote"] {
            assert!(rows.lines().any(|line| line == row), "{name}: {row} is not in\n{rows}");
        }
    }
}

#[test]
fn a_table_that_cannot_be_meant_is_told() {
    let several = refused(&mut extract("18/full.dump", "parts*", &[]), 2);
    assert!(several.contains("tables match parts*: fx.parts, fx.\"parts; sub\", "), "{several}");
    let near = refused(&mut extract("18/full.dump", "plain_tabel", &[]), 2);
    assert!(near.contains("there is fx.plain_table"), "{near}");
    assert!(refused(&mut extract("18/schema.dump", "users", &[]), 2).contains("definitions only"));
    assert!(refused(&mut extract("18/full.dump", "free_seq", &[]), 2).contains("is a sequence"));
    expect_success(&mut extract("18/full.dump", "fx.Plain_Table", &[]));
    expect_success(&mut extract("18/full.dump", "\"fx Sche\"\"ma.dot\".\"tab le\"", &[]));
    expect_success(&mut extract("18/full.dump", "plain_t*", &[]));
}

#[test]
fn rows_of_other_encodings_become_utf8() {
    let latin = expect_success(&mut extract("18/latin1.dump", "latin", &["-F", "json", "--where", "größe IS NULL"]));
    let latin = text(&latin.stdout);
    assert!(latin.starts_with("{\"id\":161,\"t\":\"¡\",\"größe\":null}\n"), "{latin}");
    let raw = expect_success(&mut extract("18/latin1.dump", "latin", &["-F", "copy", "--limit", "1"])).stdout;
    assert_eq!(raw, b"161\t\xa1\t\\N\n");
    let ascii = refused(&mut extract("18/sql_ascii.dump", "bytes", &["-F", "json"]), 3);
    assert!(ascii.contains("SQL_ASCII") && ascii.contains("row 1") && ascii.contains("--lossy"), "{ascii}");
    expect_success(&mut extract("18/sql_ascii.dump", "bytes", &["-F", "json", "--lossy"]));
    expect_success(&mut extract("18/sql_ascii.dump", "bytes", &["-F", "csv"]));
}

#[test]
fn nothing_half_done_is_left() {
    let home = folder();
    let out = home.path().join("out.csv");
    // In the middle of the data of a table that is stored as it is.
    let mut bytes = std::fs::read(fixture("18/custom-none.dump")).expect("the fixture");
    let row = b"user 33\t";
    let at = bytes.windows(row.len()).position(|w| w == row).expect("a row");
    let mut damaged = home.path().join("damaged.dump");
    bytes[at + 7] = b' ';
    std::fs::write(&damaged, &bytes).expect("written");
    let told = refused(dumpkit().arg("extract").arg(&damaged).args(["users", "-o"]).arg(&out), 3);
    assert!(told.contains("row 33") && told.contains("damaged.dump"), "{told}");
    damaged.set_file_name("cut.dump");
    std::fs::write(&damaged, &bytes[..at]).expect("written");
    let told = refused(dumpkit().arg("extract").arg(&damaged).args(["users", "-o"]).arg(&out), 3);
    assert!(told.contains("truncated"), "{told}");
    assert_eq!(std::fs::read_dir(home.path()).expect("the folder").count(), 2, "a file was left");
    std::fs::write(&out, "mine").expect("written");
    let told = refused(extract("18/custom-none.dump", "users", &["-o"]).arg(&out), 1);
    assert!(told.contains("exists"), "{told}");
    expect_success(extract("18/custom-none.dump", "users", &["--force", "-o"]).arg(&out));
    assert_eq!(std::fs::read_to_string(&out).expect("the output").lines().count(), 41);
}

#[cfg(feature = "parquet")]
mod parquet {
    use ::parquet::file::reader::{FileReader, SerializedFileReader};
    use ::parquet::record::{Field, RowAccessor};

    use super::*;

    fn read(name: &str, table: &str, options: &[&str]) -> (SerializedFileReader<std::fs::File>, tempfile::TempDir) {
        let home = folder();
        let out = home.path().join("out.parquet");
        expect_success(extract(name, table, options).arg("-o").arg(&out));
        (SerializedFileReader::new(std::fs::File::open(&out).expect("the output")).expect("a Parquet file"), home)
    }

    /// The columns of the schema, as `name: repetition physical (logical)`.
    fn schema(reader: &SerializedFileReader<std::fs::File>) -> Vec<String> {
        let fields = reader.metadata().file_metadata().schema().get_fields().to_vec();
        let shown = |field: &::parquet::schema::types::TypePtr| {
            let mut out = Vec::new();
            ::parquet::schema::printer::print_schema(&mut out, field);
            text(&out).split_whitespace().collect::<Vec<_>>().join(" ")
        };
        fields.iter().map(shown).collect()
    }

    #[test]
    fn types_come_from_the_definition() {
        let (reader, _home) = read("18/custom-gzip.dump", "orders", &[]);
        assert_eq!(
            schema(&reader),
            [
                "REQUIRED INT64 id;",
                "REQUIRED INT32 user_id;",
                "OPTIONAL INT64 parent;",
                "OPTIONAL INT64 amount (DECIMAL(12,2));",
                "OPTIONAL INT64 placed (TIMESTAMP(MICROS,true));"
            ]
        );
        let rows: Vec<_> = reader.get_row_iter(None).expect("rows").collect::<Result<_, _>>().expect("rows");
        assert_eq!(rows.len(), 120);
        assert_eq!(rows[119].get_long(0).expect("id"), 120);
        assert_eq!(rows[119].get_decimal(3).expect("amount").data(), 18_000_i64.to_be_bytes());
        assert!(matches!(rows[0].get_column_iter().nth(2), Some((_, Field::Null))));
        // 2024-01-01 07:00:00 UTC.
        assert_eq!(rows[0].get_timestamp_micros(4).expect("placed"), 1_704_092_400_000_000);
    }

    #[test]
    fn every_type_is_written() {
        let (reader, _home) = read("18/full.dump", "fx.every_type", &["--lenient"]);
        let rows: Vec<_> = reader.get_row_iter(None).expect("rows").collect::<Result<_, _>>().expect("rows");
        let shown = |row: usize, column: &str| {
            rows[row].get_column_iter().find(|(name, _)| *name == column).map(|(_, f)| f.to_string()).expect(column)
        };
        assert_eq!(shown(0, "c_texts"), "null");
        assert_eq!(shown(1, "c_ints"), "[1, null, -3]");
        assert_eq!(shown(2, "c_ints"), "[]");
        assert_eq!(shown(1, "c_moods"), "[\"sad\", \"it's \"complicated\"\", null]");
        assert_eq!(shown(1, "c_oid"), "4294967295");
        assert_eq!(shown(1, "c_int8"), i64::MIN.to_string());
        assert_eq!(shown(1, "c_date"), "-4712-01-01", "4713 BC, whose year is counted from 0");
        assert_eq!(shown(2, "c_domain"), "1");
        // What does not fit.
        assert_eq!(shown(1, "c_ts"), "null");
        assert_eq!(shown(1, "c_matrix"), "null");
        assert_eq!(shown(2, "c_time"), "null");
    }

    #[test]
    fn what_does_not_fit_is_named() {
        let home = folder();
        let out = home.path().join("out.parquet");
        let told = refused(extract("18/full.dump", "fx.every_type", &["-o"]).arg(&out), 1);
        assert!(told.contains("column c_ts: \"-infinity\"") && told.contains("row 2") && told.contains("--lenient"), "{told}");
        assert!(!out.exists());
        let as_text = ["--as-text", "c_ts,c_tstz,c_date,c_time,c_matrix", "-o"];
        expect_success(extract("18/full.dump", "fx.every_type", &as_text).arg(&out));
        let lenient = run(extract("18/full.dump", "fx.every_type", &["--lenient", "--force", "-o"]).arg(&out));
        assert!(text(&lenient.stderr).contains("7 values did not fit"), "{}", text(&lenient.stderr));
    }

    #[test]
    fn it_can_be_streamed() {
        let streamed = expect_success(&mut extract("18/inserts.dump", "users", &["-F", "parquet"])).stdout;
        let home = folder();
        let out = home.path().join("out.parquet");
        expect_success(extract("18/custom-zstd.dump", "users", &["-o"]).arg(&out));
        assert_eq!(std::fs::read(&out).expect("the output"), streamed);
    }
}
