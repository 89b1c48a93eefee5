//! `values/ID.yaml`

use crate::load::raw::RawValue;
use crate::model::{Value, ValueId};

use super::{Context, Raws};

impl Context<'_> {
    pub(crate) fn lower_value(&self, raws: &Raws<'_, RawValue>) -> Value {
        Value {
            id: ValueId::new(&*raws.name.1),
            title: self.required(raws, raws.tree, "title", |raw| raw.title.get()),
            summary: self.text(raws, |raw| raw.summary.get()),
            text: self.markdown(raws, |raw| raw.text.get()),
            we_do: self.texts(raws, |raw| raw.we_do.get()),
            we_do_not: self.texts(raws, |raw| raw.we_do_not.get()),
            order: raws.rules.order.0,
            stewardship: self.stewardship(raws, RawValue::stewardship),
        }
    }
}
