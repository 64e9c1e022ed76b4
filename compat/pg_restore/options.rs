//! The sets of options that are tried on every archive.

/// One set, for `pg_restore` and for us alike.
pub(super) type Set = &'static [&'static str];

/// Sets without names. The first [`TELLING`] are tried on every archive.
pub(super) const GENERAL: &[Set] = &[
    &[],
    &["-a"],
    &["-s"],
    &["--section=pre-data"],
    &["--section=data"],
    &["--section=post-data"],
    &["-c"],
    &["-c", "--if-exists", "-C"],
    &["-O", "-x"],
    &["--no-comments"],
    &["--section=pre-data", "--section=post-data"],
    &["-c", "--if-exists"],
    &["-C"],
    &["-c", "-C"],
    &["-O"],
    &["-x"],
    &["-s", "-c", "--if-exists", "-O", "-x", "--no-comments"],
    &["--no-comments", "-x", "-O"],
    &["-a", "--disable-triggers"],
    &["-a", "--disable-triggers", "-S", "fx \"quoted\".role"],
    &["--disable-triggers"],
    &["--no-publications"],
    &["--no-subscriptions"],
    &["--no-security-labels"],
    &["--no-tablespaces"],
    &["--use-set-session-authorization"],
    &["--use-set-session-authorization", "-O"],
    &["--role=fx \"quoted\".role"],
    &["-1"],
    &["-1", "-c"],
    &["--enable-row-security"],
    &["-n", "nowhere"],
    &["-N", "nowhere"],
    &["-t", "nowhere"],
    &["-T", "nowhere"],
    &["-I", "nowhere"],
    &["-P", "nowhere()"],
    // Both must refuse.
    &["--strict-names", "-t", "nowhere"],
    &["-a", "-s"],
    &["-a", "-c"],
    &["--if-exists"],
    // What only newer releases know.
    &["--no-table-access-method"],
    &["--no-policies"],
    &["--transaction-size=1"],
    &["--transaction-size=7"],
    &["--no-statistics"],
    &["--statistics"],
    &["--statistics-only"],
    &["--no-schema"],
    &["--no-data"],
    &["--no-schema", "--no-statistics"],
];

/// How many of [`GENERAL`] are tried on every archive.
pub(super) const TELLING: usize = 10;

/// What is in no archive, so that a selection can be told from an empty one.
pub(super) const NOTHING: Set = &["-t", "nowhere"];

/// Sets with names that are in the shape: each must print more than [`NOTHING`].
pub(super) fn named(shape: &str) -> &'static [Set] {
    match shape {
        "full" => FULL,
        "small" => SMALL,
        "latin1" => LATIN1,
        "sql_ascii" => SQL_ASCII,
        "odd" => ODD,
        "big" => BIG,
        _ => panic!("no shape {shape}"),
    }
}

const FULL: &[Set] = &[
    &["-n", "fx"],
    &["-n", "fx", "-s"],
    &["-n", "fx", "-a"],
    &["-n", "fx Sche\"ma.dot"],
    &["-n", "fx_other", "-n", "fx_ext"],
    &["-N", "fx"],
    &["-N", "fx_other", "-N", "public"],
    &["-n", "fx", "-N", "fx_other"],
    &["-t", "every_type"],
    &["-t", "parent", "-t", "child"],
    &["-t", "plain_table", "-a"],
    &["-t", "plain_table", "-s", "-c", "--if-exists"],
    &["-n", "fx", "-t", "parent"],
    &["-n", "fx_other", "-t", "parts_sub_eu"],
    &["-t", "semi;colon"],
    &["-t", "new\nline"],
    &["-t", "Ünïcödé ☃ 表"],
    &["-t", "simple_view"],
    &["-t", "zz_first"],
    &["-t", "free_seq"],
    &["-t", "parts"],
    &["-I", "partial_expr"],
    &["-I", "unique; idx", "-I", "in_space"],
    &["-P", "add_em(integer, integer)"],
    &["-P", "many(text[])", "-P", "trig()"],
    &["-P", "total(double precision)"],
    &["-T", "plain_table before_row"],
    &["-T", "log alw;ays", "-I", "trgm"],
    &["-t", "parent", "-I", "partial_expr", "-P", "trig()", "-T", "log off"],
    &["--strict-names", "-t", "every_type"],
    &["-t", "parent", "--section=data"],
    &["-t", "child", "-C", "-c"],
    &["-t", "identities", "--use-set-session-authorization"],
    &["-n", "fx", "-O", "-x", "--no-comments", "-1"],
];

const SMALL: &[Set] = &[
    &["-n", "app"],
    &["-N", "app"],
    &["-n", "odd \"schema\""],
    &["-t", "users", "-t", "orders"],
    &["-t", "Ta;ble -- x"],
    &["-t", "trouble", "-a"],
    &["-I", "orders_placed"],
    &["-P", "body()"],
    &["-T", "orders touch"],
    &["--strict-names", "-t", "users"],
];

const LATIN1: &[Set] =
    &[&["-n", "public"], &["-t", "latin"], &["-t", "latin", "-a"], &["-N", "nowhere", "-s"], &["-I", "nowhere", "-t", "latin"]];

const SQL_ASCII: &[Set] = &[&["-n", "public"], &["-t", "bytes"], &["-t", "bytes", "-a", "--disable-triggers"]];

const ODD: &[Set] = &[
    &["-n", "odd"],
    &["-t", "labelled"],
    &["-t", "labelled", "--no-security-labels"],
    &["-t", "config_all", "-t", "config_some"],
    &["-P", "labelled_fn(integer)"],
];

const BIG: &[Set] = &[&["-t", "big_values"], &["-t", "short_rows", "-a"]];

/// Filter files, for releases that read them. Names are of the shape `full`. None is in quotes: pg_restore
/// keeps them, and so finds nothing of that name.
pub(super) const FILTERS: &[&str] = &[
    "include table every_type\n",
    "# a comment\n\ninclude schema fx # and one more\nexclude schema fx_other\n",
    "exclude schema fx\n",
    "include index partial_expr\ninclude trigger plain_table   before_row\ninclude function add_em( integer,integer )\n",
    "include table   semi;colon\n\ninclude table Ünïcödé ☃ 表",
    "include table\n",
    "exclude table parent\ninclude role fx_owner\n",
];

/// Options of the script alone, which lists do not have.
pub(super) fn is_for_scripts(set: Set) -> bool {
    const ONLY: &[&str] = &[
        "-c",
        "-C",
        "-O",
        "-1",
        "--disable-triggers",
        "--no-tablespaces",
        "--no-table-access-method",
        "--use-set-session-authorization",
        "--enable-row-security",
    ];
    set.iter().any(|o| ONLY.contains(o) || o.starts_with("--role") || o.starts_with("--transaction-size"))
}
