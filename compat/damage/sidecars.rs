//! Files beside an archive that say what it should be.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use dumpkit::job::verify;
use dumpkit::model::manifest::{EntryDigest, Manifest, ManifestBuilder};
use dumpkit::model::verdict::{Outcome, Verdict};
use dumpkit::plan::verify::{Level, Verify};
use dumpkit::report::Silent;
use dumpkit_formats::postgres::archive::EntryData;
use sha2::{Digest, Sha256};

use crate::TURN;
use crate::image::{Image, fixture};

fn run(path: &Path) -> Verdict {
    let plan = Verify { inputs: vec![path.to_owned()], level: Level::Data, sha256: None, manifest: None, max_problems: 5, jobs: 2 };
    let mut verdicts = verify::run(&plan, &Silent, |_| Ok(())).expect("no output that could fail");
    verdicts.pop().expect("one file")
}

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// What `convert --manifest` writes, made by the same builder.
fn manifest(image: &Image) -> Manifest {
    let opened = image.open().expect("sound");
    let toc = opened.archive.toc();
    let mut builder = ManifestBuilder::new(opened.archive.layout());
    for entry in toc.entries().iter().filter(|e| e.had_dumper) {
        let mut digest = EntryDigest::new(entry);
        let mut data = Vec::new();
        match opened.archive.open(entry).expect("sound").expect("data") {
            EntryData::Stream(mut input) => {
                input.read_to_end(&mut data).expect("sound");
                digest.update(&data);
            }
            EntryData::LargeObjects(mut objects) => {
                while let Some(oid) = objects.next_object().expect("sound") {
                    digest.begin_object(oid);
                    data.clear();
                    objects.contents().read_to_end(&mut data).expect("sound");
                    digest.update(&data);
                    digest.end_object();
                }
            }
        }
        builder.add(digest.finish(entry));
    }
    builder.finish(toc.entries().iter().map(|e| e.dump_id))
}

fn problems(verdict: &Verdict) -> String {
    verdict.problems.iter().map(|p| format!("{p}\n")).collect()
}

#[test]
fn a_list_of_digests_finds_what_nothing_else_shows() {
    let _turn = TURN.lock();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.dump");
    let image = Image::load("18/custom-none.dump");
    fs::write(&path, image.bytes()).expect("written");
    let list = folder.path().join("a.dump.sha256");
    fs::write(&list, format!("{}  some/where/a.dump\n", hex(image.bytes()))).expect("written");
    assert_eq!(run(&path).outcome, Outcome::Sound);
    let at = memchr::memmem::find(image.bytes(), b"user 2\t").expect("a row");
    let mut bytes = image.bytes().clone();
    bytes[at] ^= 1;
    fs::write(&path, bytes).expect("written");
    let verdict = run(&path);
    assert!(problems(&verdict).contains("SHA-256 is"), "{verdict:#?}");
    fs::write(&list, "nothing of the kind\n").expect("written");
    assert_eq!(run(&path).outcome, Outcome::Damaged);
}

#[test]
fn a_folder_is_checked_file_by_file() {
    let _turn = TURN.lock();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("dir");
    fs::create_dir(&path).expect("made");
    let image = Image::load("18/dir-none");
    let mut list = String::new();
    for (name, bytes) in &image.files {
        fs::write(path.join(name), bytes).expect("written");
        list.push_str(&format!("{}  dir/{name}\n", hex(bytes)));
    }
    fs::write(folder.path().join("dir.sha256"), list).expect("written");
    assert_eq!(run(&path).outcome, Outcome::Sound);
    let object: PathBuf = path.join("blob_200003.dat");
    let mut bytes = fs::read(&object).expect("a large object");
    bytes.pop();
    fs::write(&object, bytes).expect("written");
    assert!(problems(&run(&path)).contains("member blob_200003.dat: SHA-256 is"));
}

#[test]
fn a_manifest_holds_in_every_format() {
    let _turn = TURN.lock();
    let manifest = manifest(&Image::load("18/custom-gzip.dump"));
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["18/custom-none.dump", "18/custom-zstd.dump", "18/tar.tar"] {
        let path = folder.path().join("x");
        fs::copy(fixture(name), &path).expect("copied");
        fs::write(folder.path().join("x.manifest.json"), manifest.to_json().expect("plain")).expect("written");
        let verdict = run(&path);
        assert_eq!(verdict.outcome, Outcome::Sound, "{name}: {}", problems(&verdict));
    }
    let path = folder.path().join("x");
    let mut other = manifest.clone();
    other.entries[0].rows = Some(4711);
    other.entries[1].sha256 = "0".repeat(64);
    let lost = other.entries.pop().expect("entries");
    other.entries.push(dumpkit::model::manifest::ManifestEntry { dump_id: 99_999, ..lost });
    fs::write(folder.path().join("x.manifest.json"), other.to_json().expect("plain")).expect("written");
    let told = problems(&run(&path));
    for words in ["the manifest says 4711", "the manifest says", "which has no data here", "the manifest does not list it"] {
        assert!(told.contains(words), "{words:?} is not in\n{told}");
    }
}
