//! Lists, a page at a time: `?limit=50&after=…`, answered with `{ "items": […], "next": "…" }` and `Link: …; rel="next"`.
//!
//!
//! A cursor says after which entry to go on, not how many to leave out: what is added or removed meanwhile neither
//! repeats nor hides an entry. It is opaque to programs, and names the list it belongs to, so that the cursor of one list
//! is refused by another.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use claviger_app::domain::id::{Id, Kind};
use claviger_app::wire::key::{decode, encode};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use super::problem::{ApiError, problem};
use crate::guard::current_texts;
use crate::web::Web;

/// How many entries a page has if the program does not say.
const USUAL: u32 = 50;
/// How many entries a page has at the most.
const MOST: u32 = 200;
/// The longest cursor, in characters.
const LONGEST_CURSOR: usize = 1024;

/// What a list's address may say, for the description: `params(PageParams)`.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "read by `Paging`, described here")]
pub struct PageParams {
    /// How many entries the page has at the most.
    #[param(minimum = 1, maximum = 200, default = 50)]
    limit: Option<u32>,
    /// Where to go on: `next` of the page before.
    #[param(max_length = 1024)]
    after: Option<String>,
}

/// Which page is asked for, as it was said: an extractor.
pub struct Paging {
    limit: u32,
    after: Option<String>,
    /// The address asked, without `after`.
    address: String,
}

/// Which page is asked for, with its place understood.
pub struct Wanted<P> {
    /// After which entry the page begins; `None`: at the first.
    pub after: Option<P>,
    list: &'static str,
    limit: u32,
    address: String,
}

/// One page of a list.
#[derive(Serialize, ToSchema)]
pub struct Page<T> {
    /// The entries.
    items: Vec<T>,
    /// The cursor of the next page; null on the last one.
    #[schema(required)]
    next: Option<String>,
    #[serde(skip)]
    #[schema(ignore)]
    link: Option<String>,
}

/// An entry's place in the order of its list.
pub trait Place: Sized {
    /// The place as texts.
    fn parts(&self) -> Vec<String>;
    /// The place that these texts say.
    fn of_parts(parts: &[String]) -> Option<Self>;
}

impl Paging {
    /// Understands the cursor as a place in `list`.
    pub fn of<P: Place>(self, list: &'static str) -> Result<Wanted<P>, ApiError> {
        let Self { limit, after, address } = self;
        let after = match after {
            None => None,
            Some(cursor) => Some(read_cursor(list, &cursor).ok_or_else(|| {
                let (title, detail) = (current_texts().refusal_cursor(), current_texts().refusal_cursor_text());
                problem(StatusCode::BAD_REQUEST, "bad-cursor", title, detail)
            })?),
        };
        Ok(Wanted { after, list, limit, address })
    }
}

impl<K: Kind> Wanted<Id<K>> {
    /// The page out of a list that is short and looked up as a whole, by id.
    pub fn page_of_all<F, T>(&self, mut all: Vec<F>, place: impl Fn(&F) -> Id<K>, body: impl Fn(F) -> T) -> Page<T> {
        all.sort_by_key(|entry| place(entry));
        all.retain(|entry| self.after.is_none_or(|after| place(entry) > after));
        all.truncate(self.look_up() as usize);
        self.page(all, place, body)
    }
}

impl<P: Place> Wanted<P> {
    /// How many entries to look up: one more than the page has, which tells whether there is another page.
    #[must_use]
    pub fn look_up(&self) -> u32 {
        self.limit + 1
    }

    /// The page made of what was found; `place` says where an entry stands, `body` how it is told.
    pub fn page<F, T>(&self, mut found: Vec<F>, place: impl Fn(&F) -> P, body: impl Fn(F) -> T) -> Page<T> {
        let has_more = found.len() > self.limit as usize;
        found.truncate(self.limit as usize);
        let next = found.last().filter(|_| has_more).map(|last| cursor(self.list, &place(last)));
        let link = next.as_ref().map(|next| {
            let sign = if self.address.contains('?') { '&' } else { '?' };
            format!("<{}{sign}after={next}>; rel=\"next\"", self.address)
        });
        Page { items: found.into_iter().map(body).collect(), next, link }
    }
}

impl FromRequestParts<Web> for Paging {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &Web) -> Result<Self, ApiError> {
        let (mut limit, mut after) = (USUAL, None);
        let mut kept = url::form_urlencoded::Serializer::new(String::new());
        let mut keeps = false;
        for (name, value) in url::form_urlencoded::parse(parts.uri.query().unwrap_or_default().as_bytes()) {
            match &*name {
                "after" => {
                    after = Some(value.into_owned());
                    continue;
                }
                "limit" => {
                    limit = value.parse().ok().filter(|limit| (1..=MOST).contains(limit)).ok_or_else(|| {
                        let (texts, most) = (current_texts(), MOST);
                        let detail = texts.refusal_limit_text(most, USUAL);
                        problem(StatusCode::BAD_REQUEST, "bad-limit", texts.refusal_limit(), detail)
                    })?;
                }
                _ => {}
            }
            kept.append_pair(&name, &value);
            keeps = true;
        }
        let path = parts.uri.path();
        let address = if keeps { format!("{path}?{}", kept.finish()) } else { path.to_owned() };
        Ok(Self { limit, after, address })
    }
}

impl<T: Serialize> IntoResponse for Page<T> {
    fn into_response(self) -> Response {
        let link = self.link.as_ref().and_then(|link| HeaderValue::from_str(link).ok());
        let mut response = axum::Json(self).into_response();
        if let Some(link) = link {
            response.headers_mut().insert(header::LINK, link);
        }
        response
    }
}

impl<K: Kind> Place for Id<K> {
    fn parts(&self) -> Vec<String> {
        vec![self.to_string()]
    }

    fn of_parts(parts: &[String]) -> Option<Self> {
        let [id] = parts else { return None };
        id.parse().ok()
    }
}

/// By a text first: a list sorted by name.
impl<K: Kind> Place for (String, Id<K>) {
    fn parts(&self) -> Vec<String> {
        vec![self.0.clone(), self.1.to_string()]
    }

    fn of_parts(parts: &[String]) -> Option<Self> {
        let [text, id] = parts else { return None };
        // What no database holds as a text is nobody's place.
        if text.contains('\0') {
            return None;
        }
        Some((text.clone(), id.parse().ok()?))
    }
}

fn cursor(list: &str, place: &impl Place) -> String {
    let texts: Vec<String> = std::iter::once(list.to_owned()).chain(place.parts()).collect();
    encode(serde_json::to_string(&texts).unwrap_or_default().as_bytes())
}

fn read_cursor<P: Place>(list: &str, cursor: &str) -> Option<P> {
    if cursor.len() > LONGEST_CURSOR {
        return None;
    }
    let texts: Vec<String> = serde_json::from_slice(&decode(cursor)?).ok()?;
    let (first, rest) = texts.split_first()?;
    if first == list { P::of_parts(rest) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use claviger_app::domain::id::{AccountId, OrderId};

    fn id<K>(second: i64) -> Id<K> {
        Id::new(jiff::Timestamp::from_second(second).unwrap(), [7; 10])
    }

    #[test]
    fn x_06_a_cursor_is_read_by_its_own_list_only() {
        let place: OrderId = id(1_700_000_000);
        let written = cursor("orders", &place);
        assert_eq!(read_cursor::<OrderId>("orders", &written), Some(place));
        assert_eq!(read_cursor::<OrderId>("events", &written), None);
        assert_eq!(read_cursor::<AccountId>("orders", &written), None);
        for wrong in ["", "x", &written[1..], &format!("{written}x"), &"x".repeat(2_000)] {
            assert_eq!(read_cursor::<OrderId>("orders", wrong), None, "{wrong}");
        }
        let named: (String, AccountId) = ("Müller & Söhne".into(), id(1_700_000_000));
        assert_eq!(read_cursor("customers", &cursor("customers", &named)), Some(named.clone()));
        let zero = ("\0".to_owned(), named.1);
        assert_eq!(read_cursor::<(String, AccountId)>("customers", &cursor("customers", &zero)), None);
    }

    #[test]
    fn x_06_a_short_list_is_paged_by_id() {
        let page = |after| {
            let wanted = Wanted::<OrderId> { after, list: "orders", limit: 2, address: "/x".into() };
            wanted.page_of_all([3, 1, 2].map(id).into(), |id| *id, |id| id)
        };
        let first = page(None);
        assert_eq!((first.items, first.next.is_some()), (vec![id(1), id(2)], true));
        let last = page(Some(id(2)));
        assert_eq!((last.items, last.next), (vec![id(3)], None));
    }

    #[test]
    fn x_06_a_page_has_a_next_one_only_if_there_are_more() {
        let check = |found: i64, items: usize, has_next: bool| {
            let wanted = Wanted::<OrderId> { after: None, list: "orders", limit: 3, address: "/x?limit=3".into() };
            assert_eq!(wanted.look_up(), 4);
            let found: Vec<OrderId> = (0..found).map(id).collect();
            let page = wanted.page(found.clone(), |id| *id, |id| id);
            assert_eq!((page.items.len(), page.next.is_some()), (items, has_next));
            if let Some(next) = page.next {
                assert_eq!(read_cursor::<OrderId>("orders", &next), Some(found[2]));
                assert_eq!(page.link.unwrap(), format!("</x?limit=3&after={next}>; rel=\"next\""));
            }
        };
        check(0, 0, false);
        check(2, 2, false);
        check(3, 3, false);
        check(4, 3, true);
    }
}
