//! What is held of the objects of two TOCs that are never held together: where each is, and hashes of its
//! name and of what is compared.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use twox_hash::XxHash3_128;

use super::schema::{Object, Said};
use crate::model::difference::ObjectName;

/// Where an object is: the position of its entry, and of several in one entry the how-manieth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct At {
    pub(super) entry: u32,
    pub(super) part: u32,
}

struct Trace {
    name: u128,
    definition: u128,
    /// What else is said, by its number: few things are said of many objects.
    said: u32,
    at: At,
}

/// The traces of both sides.
#[derive(Default)]
pub(super) struct Traces {
    sides: [Vec<Trace>; 2],
    said: Vec<Said>,
    numbers: HashMap<Said, u32>,
}

/// The objects that are not the same on both sides, as far as their traces tell.
#[derive(Default)]
pub(super) struct Found {
    /// Objects of both sides together, each counted once.
    pub(super) objects: u64,
    pub(super) removed: BTreeSet<At>,
    pub(super) added: BTreeSet<At>,
    /// Where they are in A, and in B.
    pub(super) changed: BTreeMap<At, At>,
}

impl Traces {
    /// One more object of a side.
    pub(super) fn add(&mut self, side: usize, at: At, name: &ObjectName, object: &Object) {
        let said = match self.numbers.get(&object.said) {
            Some(number) => *number,
            None => {
                let number = self.numbers.len() as u32;
                self.said.push(object.said.clone());
                self.numbers.insert(object.said.clone(), number);
                number
            }
        };
        let name = hash(&[&name.kind, &name.schema, &name.name]);
        self.sides[side].push(Trace { name, definition: hash(&[&object.definition]), said, at });
    }

    /// Pairs objects by name; of several with one name the first with the first, and so on.
    pub(super) fn compare(mut self) -> Found {
        self.sides.iter_mut().for_each(|traces| traces.sort_unstable_by_key(|trace| (trace.name, trace.at)));
        let mut found = Found::default();
        let [mut a, mut b] = self.sides.each_ref().map(|traces| traces.iter().peekable());
        loop {
            let removed = match (a.peek(), b.peek()) {
                (None, None) => return found,
                (Some(old), Some(new)) if old.name == new.name => {
                    if old.definition != new.definition || self.said[old.said as usize].differs(&self.said[new.said as usize]) {
                        found.changed.insert(old.at, new.at);
                    }
                    a.next();
                    b.next();
                    found.objects += 1;
                    continue;
                }
                (old, new) => new.is_none_or(|new| old.is_some_and(|old| old.name < new.name)),
            };
            found.objects += 1;
            if removed {
                found.removed.extend(a.next().map(|trace| trace.at));
            } else {
                found.added.extend(b.next().map(|trace| trace.at));
            }
        }
    }
}

impl Found {
    /// Whether all objects are the same.
    pub(super) fn is_empty(&self) -> bool {
        self.removed.is_empty() && self.added.is_empty() && self.changed.is_empty()
    }
}

fn hash(texts: &[&str]) -> u128 {
    let mut hasher = XxHash3_128::new();
    for text in texts {
        hasher.write(&(text.len() as u64).to_le_bytes());
        hasher.write(text.as_bytes());
    }
    hasher.finish_128()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_are_paired_by_name_and_order() {
        let mut traces = Traces::default();
        let said = |owner: Option<&str>| Said { owner: owner.map(str::to_owned), tablespace: None, access_method: None };
        let mut add = |side: usize, entry: u32, name: &str, definition: &str, owner: Option<&str>| {
            let name = ObjectName { kind: "TABLE".into(), schema: "s".into(), name: name.into() };
            let object = Object { definition: definition.into(), said: said(owner) };
            traces.add(side, At { entry, part: 0 }, &name, &object);
        };
        add(0, 0, "same", "x", None);
        add(0, 1, "twice", "1", None);
        add(0, 2, "gone", "", None);
        add(0, 3, "twice", "2", None);
        add(0, 4, "given", "", Some("a"));
        add(1, 0, "given", "", Some("b"));
        add(1, 1, "twice", "1", None);
        add(1, 2, "twice", "3", None);
        // A side that says nothing does not contradict.
        add(1, 3, "same", "x", Some("a"));
        add(1, 4, "new", "", None);
        add(1, 5, "twice", "4", None);
        let found = traces.compare();
        let entries = |set: &BTreeSet<At>| set.iter().map(|at| at.entry).collect::<Vec<_>>();
        assert_eq!(entries(&found.removed), [2]);
        assert_eq!(entries(&found.added), [4, 5]);
        assert_eq!(found.changed.iter().map(|(a, b)| (a.entry, b.entry)).collect::<Vec<_>>(), [(3, 2), (4, 0)]);
        assert_eq!(found.objects, 7);
    }
}
