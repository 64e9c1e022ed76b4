//! Dumping a PostgreSQL database: connect, read the catalogs, order the objects, write their
//! definitions, and hand the TOC with the data to the writers that every format has.

mod pieces;
mod source;

use std::collections::HashMap;
use std::path::Path;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use dumpkit_formats::Result;
use dumpkit_formats::compress::{Codec, CompressSpec};
use dumpkit_formats::postgres::archive::{ArchiveVersion, CreatedAt, DumpId, Header, Layout, Toc, TocEntry, data_order, revise};
use dumpkit_formats::postgres::script::{ScriptOptions, Stamps};
use jiff::Zoned;
use jiff::tz::Dst;

use self::pieces::{Origin, Pieces, origins};
use self::source::ServerData;
use super::watch::{Watched, manifest_path, write_manifest};
use super::write_archive::{ArchiveOptions, write_archive};
use super::write_script::{settle_restrict_key, write_script_file};
use super::{progress, sizes};
use crate::model::manifest::ManifestBuilder;
use crate::model::order::{order, set_dependencies};
use crate::model::{Choice, Selection, choose, clock};
use crate::plan::dump::{AskPassword, Dump, DumpOptions};
use crate::postgres::auth::wants_password;
use crate::postgres::catalog::Catalog;
use crate::postgres::conninfo::{Conninfo, Environment, Secret};
use crate::postgres::ddl::{Ddl, define_statistics};
use crate::postgres::pool::Pool;
use crate::postgres::session::Session;
use crate::postgres::setup;
use crate::report::human::bytes;
use crate::report::{Exit, Reporter};
use crate::storage::output::{FileOutput, FolderOutput, OutputOptions, refuse_existing};

/// The release whose dumps ours equal, and who made this one: as a distributor's own pg_dump says it.
const DUMP_VERSION: &str = concat!("18.6 (dumpkit ", env!("CARGO_PKG_VERSION"), ")");

/// Carries out the plan.
pub fn run(plan: &Dump, reporter: &dyn Reporter) -> Result<Exit> {
    let output = OutputOptions { force: plan.force, no_sync: plan.no_sync };
    if plan.output != Path::new("-") {
        refuse_existing(&plan.output, output)?;
    }
    if plan.manifest {
        refuse_existing(&manifest_path(&plan.output), output)?;
    }
    let begun = Instant::now();
    let mut options = plan.options.clone();
    if plan.layout != Layout::Plain {
        // Who restores an archive decides whether to create the database.
        options.create = true;
    }
    let mut leader = connect(plan, reporter)?;
    let server = setup::prepare(&mut leader, &options, None)?;
    options.no_unlogged_table_data |= server.standby;
    let mut sessions = workers(plan, &options, leader, reporter)?;

    let mut catalog = Catalog::new(server, &options, reporter);
    catalog.read(&mut sessions)?;
    let ordered = order(&mut catalog.objects)?;
    for warning in &ordered.warnings {
        reporter.warning(warning, Some(&warning.hints.join(" ")).filter(|hint| !hint.is_empty()).map(String::as_str));
    }
    let (mut entries, data, statistics) = {
        let mut ddl = Ddl::new(&catalog, &mut sessions[0]);
        ddl.write(&ordered.ids, options.create)?;
        (ddl.entries, ddl.data, ddl.statistics)
    };
    define_statistics(&catalog, &mut entries, &statistics, &mut sessions)?;
    let header = header(plan, &catalog);
    let toc = Toc::new(header, entries);
    let choice = choose(&toc, &selection(plan, &options))?;
    reporter.detail(&format_args!("{} entries made in {:.1} s", toc.entries().len(), begun.elapsed().as_secs_f64()));

    let dump = Dumping { plan, catalog: &catalog, data: origins(&catalog, data), sessions, reporter, output };
    match plan.layout {
        Layout::Plain => dump.script(&toc, choice)?,
        _ => dump.archive(toc, choice)?,
    }
    if plan.output != Path::new("-") {
        let written = bytes(sizes::on_disk(&plan.output)?);
        reporter.detail(&format_args!("{} written: {written}, {:.1} s", plan.output.display(), begun.elapsed().as_secs_f64()));
    }
    Ok(Exit::Done)
}

/// The first connection. The user is asked for a password once, if nothing else gives it.
fn connect(plan: &Dump, reporter: &dyn Reporter) -> Result<Session> {
    let conninfo = Conninfo::parse(&plan.source, &Environment::of_process(), reporter)?;
    let ask = |conninfo: &Conninfo| {
        let password = reporter.ask_secret("Password: ")?;
        Some(conninfo.clone().with_password(Secret::new(password)))
    };
    if plan.ask_password == AskPassword::First {
        return Session::connect(&ask(&conninfo).unwrap_or(conninfo));
    }
    match Session::connect(&conninfo) {
        Err(e) if plan.ask_password == AskPassword::IfWanted && wants_password(&e) => match ask(&conninfo) {
            Some(conninfo) => Session::connect(&conninfo),
            None => Err(e),
        },
        connected => connected,
    }
}

/// The first connection, and further ones that see what it sees.
fn workers(plan: &Dump, options: &DumpOptions, mut leader: Session, reporter: &dyn Reporter) -> Result<Vec<Session>> {
    if plan.jobs < 2 {
        return Ok(vec![leader]);
    }
    let snapshot = match &options.snapshot {
        Some(snapshot) => snapshot.clone(),
        None => setup::export_snapshot(&mut leader)?,
    };
    let mut sessions = vec![leader];
    for _ in 1..plan.jobs {
        let opened = sessions[0].another().and_then(|mut session| {
            setup::prepare(&mut session, options, Some(&snapshot))?;
            Ok(session)
        });
        match opened {
            Ok(session) => sessions.push(session),
            Err(e) => {
                let n = sessions.len();
                reporter.warning(&format_args!("goes on with {n} of {} connections: {}", plan.jobs, e.what()), e.hint_text());
                break;
            }
        }
    }
    Ok(sessions)
}

fn header(plan: &Dump, catalog: &Catalog<'_>) -> Header {
    let created = if plan.deterministic { CreatedAt { day: 1, year1900: 70, ..CreatedAt::default() } } else { now() };
    Header {
        version: ArchiveVersion::NEWEST,
        created,
        database: Some(catalog.server.database.clone()),
        server_version: Some(catalog.server.version_text.as_str().into()),
        dump_version: Some(DUMP_VERSION.into()),
        ..Header::default()
    }
}

/// The wall clock, as `localtime` has it.
fn now() -> CreatedAt {
    let now = Zoned::now();
    let is_dst = now.time_zone().to_offset_info(now.timestamp()).dst() == Dst::Yes;
    CreatedAt {
        second: now.second().into(),
        minute: now.minute().into(),
        hour: now.hour().into(),
        day: now.day().into(),
        month0: i32::from(now.month()) - 1,
        year1900: i32::from(now.year()) - 1900,
        is_dst: is_dst.into(),
    }
}

/// What of the entries is wanted: pg_dump marks them as pg_restore does, by kinds and sections; objects
/// were selected when they were read.
fn selection(plan: &Dump, options: &DumpOptions) -> Selection {
    let parts = options.parts();
    Selection {
        no_data: !parts.data,
        no_schema: !parts.schema,
        no_statistics: !parts.statistics,
        sequence_data: options.sequence_data,
        sections: options.sections,
        create: options.create || plan.layout != Layout::Plain,
        no_privileges: options.no_privileges,
        no_comments: options.no_comments,
        no_policies: options.no_policies,
        no_publications: options.no_publications,
        no_security_labels: options.no_security_labels,
        no_subscriptions: options.no_subscriptions,
        ..Selection::default()
    }
}

/// How a script is to look.
fn script_options(plan: &Dump) -> ScriptOptions {
    let said = &plan.options;
    let mut script = ScriptOptions::default();
    script.restrict_key = plan.restrict_key.clone();
    script.clean = said.clean;
    script.if_exists = said.if_exists;
    script.create = said.create;
    script.quote_all_identifiers = said.quote_all_identifiers;
    script.no_owner = said.no_owner;
    script.use_set_session_authorization = said.use_set_session_authorization;
    script.no_tablespaces = said.no_tablespaces;
    script.no_table_access_method = said.no_table_access_method;
    script.disable_triggers = said.disable_triggers;
    script.superuser = said.superuser.clone();
    script.enable_row_security = said.enable_row_security;
    script
}

/// Seconds since 1970, for what is stamped with the time of writing.
fn plan_now(plan: &Dump) -> u64 {
    if plan.deterministic { 0 } else { SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |t| t.as_secs()) }
}

/// What the writers need beside the TOC.
struct Dumping<'a> {
    plan: &'a Dump,
    catalog: &'a Catalog<'a>,
    data: HashMap<DumpId, Origin>,
    /// The first has locked the tables.
    sessions: Vec<Session>,
    reporter: &'a dyn Reporter,
    output: OutputOptions,
}

impl Dumping<'_> {
    fn script(self, toc: &Toc, choice: Choice) -> Result<()> {
        let plan = self.plan;
        let mut options = script_options(plan);
        options.schema = choice.schema;
        if plan.verbose {
            let zone = jiff::tz::TimeZone::system();
            let completed = if plan.deterministic { jiff::Timestamp::UNIX_EPOCH } else { jiff::Timestamp::now() };
            options.verbose = Some(Stamps { started: clock::stamp(&toc.header.created, &zone), completed: clock::now(completed, &zone) });
        }
        settle_restrict_key(&mut options, !plan.deterministic)?;
        let order = data_order(toc, &choice.wanted);
        let (reporter, output, manifest) = (self.reporter, self.output, self.manifest());
        let entries = order.iter().filter_map(|id| toc.entry(*id));
        let (data, total) = self.source(entries)?;
        let reading = data.reading();
        let mut data = Watched::new(data, toc, manifest);
        let file = FileOutput::create(&plan.output, output)?;
        let spec = plan.compression.unwrap_or(CompressSpec::NONE);
        let file = progress::during_telling(reporter, "dumping", total, &reading.bytes, &|| reading.state(), || {
            write_script_file(toc, &choice.wanted, &options, &mut data, spec, plan.jobs, file, reporter)
        })?;
        write_manifest(&plan.output, output, data.into_manifest(), toc)?;
        file.commit()
    }

    fn archive(mut self, toc: Toc, choice: Choice) -> Result<()> {
        let plan = self.plan;
        let keep: Vec<bool> = choice.wanted.iter().map(|wanted| wanted.is_marked()).collect();
        let mut toc = toc;
        for (entry, wanted) in toc.entries_mut().iter_mut().zip(&choice.wanted) {
            entry.had_dumper &= wanted.data;
        }
        set_dependencies(&self.catalog.objects, toc.entries_mut(), &keep);
        // Dependencies that entries were made with stay, even on what is not there.
        let (header, entries) = toc.into_parts();
        let kept = entries.into_iter().zip(&keep).filter(|(_, keep)| **keep);
        let toc = Toc::new(header, kept.map(|(entry, _)| entry).collect());
        let spec = plan.compression.unwrap_or(CompressSpec::new(if plan.layout == Layout::Tar { Codec::None } else { Codec::Gzip }));
        let toc = match plan.version {
            Some(version) => self.older(toc, version)?,
            None => toc,
        };
        let mut script = script_options(plan);
        script.schema = choice.schema;
        let options = ArchiveOptions { layout: plan.layout, compression: spec, jobs: plan.jobs, mtime: plan_now(plan), script };
        let (reporter, output, manifest) = (self.reporter, self.output, self.manifest());
        let (data, total) = self.source(toc.entries().iter().filter(|entry| entry.had_dumper))?;
        let reading = data.reading();
        let mut data = Watched::new(data, &toc, manifest);
        progress::during_telling(reporter, "dumping", total, &reading.bytes, &|| reading.state(), || match plan.layout {
            Layout::Directory => {
                let sink = FolderOutput::create(&plan.output, output)?;
                let (sink, toc) = write_archive(toc, &mut data, &options, sink)?;
                write_manifest(&plan.output, output, data.into_manifest(), &toc)?;
                sink.commit()
            }
            layout => {
                let create = if layout == Layout::Tar { FileOutput::create_patchable } else { FileOutput::create };
                let (sink, toc) = write_archive(toc, &mut data, &options, create(&plan.output, output)?)?;
                write_manifest(&plan.output, output, data.into_manifest(), &toc)?;
                sink.commit()
            }
        })
    }

    /// The TOC as an older version has it.
    fn older(&mut self, toc: Toc, version: ArchiveVersion) -> Result<Toc> {
        let objects = |id: &DumpId| match self.data.get(id) {
            Some(Origin::Objects(oids)) => oids.clone(),
            _ => Vec::new(),
        };
        let revised = revise(toc, version, &mut |entry| Ok(objects(&entry.dump_id)))?;
        for loss in revised.losses {
            self.reporter.warning(&loss, None);
        }
        // Before 1.16 all large objects are one entry's.
        let mut toc = revised.toc;
        let merged: Vec<_> = revised.objects_from.iter().map(|(id, from)| (*id, from.iter().flat_map(&objects).collect())).collect();
        for (id, oids) in merged {
            self.data.insert(id, Origin::Objects(oids));
        }
        for entry in toc.entries_mut() {
            entry.had_dumper |= revised.objects_from.contains_key(&entry.dump_id);
        }
        Ok(toc)
    }

    fn source<'e>(self, entries: impl Iterator<Item = &'e TocEntry> + Clone) -> Result<(ServerData, Option<u64>)> {
        let mut sessions = self.sessions;
        let connections = sessions.len();
        let pieces = Pieces::cut(self.catalog, &mut sessions[0], &self.data, entries.clone(), connections)?;
        let labels = entries.map(|entry| (entry.dump_id, entry.label())).collect();
        let total = Some(pieces.bytes);
        Ok((ServerData::new(pieces, labels, Pool::new(sessions), connections, self.plan.rate)?, total))
    }

    fn manifest(&self) -> Option<ManifestBuilder> {
        self.plan.manifest.then(|| ManifestBuilder::new(self.plan.layout))
    }
}
