//! The boundaries between sections: two objects that everything is on one side of.

use dumpkit_formats::postgres::archive::{CatalogId, DumpId, Section};

use crate::model::object::{Body, Object, Objects};

/// Adds them, and the dependencies that keep objects on their side (pg_dump.c `addBoundaryDependencies`).
/// Returns the one that all post-data comes after.
pub(super) fn add(objects: &mut Objects) -> DumpId {
    let mut boundary = |name: &str, body| objects.add(Object::new(CatalogId::default(), name.into(), body));
    let pre_data = boundary("PRE-DATA BOUNDARY", Body::PreDataBoundary(()));
    let post_data = boundary("POST-DATA BOUNDARY", Body::PostDataBoundary(()));

    let mut before_pre_data = Vec::new();
    let mut before_post_data = Vec::new();
    for object in objects.iter_mut() {
        match section(object) {
            Some(Section::PreData) => before_pre_data.push(object.dump_id),
            Some(Section::Data) => {
                object.depend_on(pre_data);
                before_post_data.push(object.dump_id);
            }
            Some(Section::PostData) => object.depend_on(post_data),
            _ => {}
        }
    }
    if let Some(object) = objects.get_mut(pre_data) {
        object.dependencies = before_pre_data;
    }
    if let Some(object) = objects.get_mut(post_data) {
        // The boundary itself has the last number, so this comes last.
        before_post_data.push(pre_data);
        object.dependencies = before_post_data;
    }
    post_data
}

/// The section that an object's entry will be in; none for what has no entry of its own. Must agree with
/// what the entries say.
fn section(object: &Object) -> Option<Section> {
    use Body as B;
    match &object.body {
        B::Namespace(_)
        | B::Extension(_)
        | B::Type(_)
        | B::ShellType(_)
        | B::DummyType(_)
        | B::Function(_)
        | B::Aggregate(_)
        | B::Operator(_)
        | B::AccessMethod(_)
        | B::OperatorClass(_)
        | B::OperatorFamily(_)
        | B::Collation(_)
        | B::Conversion(_)
        | B::Table(_)
        | B::TableAttach(_)
        | B::AttrDef(_)
        | B::Language(_)
        | B::Cast(_)
        | B::Transform(_)
        | B::TsParser(_)
        | B::TsDictionary(_)
        | B::TsTemplate(_)
        | B::TsConfiguration(_)
        | B::ForeignDataWrapper(_)
        | B::ForeignServer(_) => Some(Section::PreData),
        B::TableData(_) | B::SequenceSet(_) | B::LargeObjects(_) | B::LargeObjectsData(_) => Some(Section::Data),
        B::RelationStatistics(body) => Some(if body.section == Section::Data { Section::Data } else { Section::PostData }),
        B::Rule(body) => body.separate.then_some(Section::PostData),
        B::Constraint(body) | B::ForeignKey(body) => body.separate.then_some(Section::PostData),
        B::Index(_)
        | B::IndexAttach(_)
        | B::ExtendedStatistics(_)
        | B::RefreshMatview(_)
        | B::Trigger(_)
        | B::EventTrigger(_)
        | B::DefaultAcl(_)
        | B::Policy(_)
        | B::Publication(_)
        | B::PublicationTable(_)
        | B::PublicationSchema(_)
        | B::Subscription(_) => Some(Section::PostData),
        B::PreDataBoundary(()) | B::PostDataBoundary(()) => None,
    }
}
