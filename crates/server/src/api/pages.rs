//! Lists, a page at a time: `?limit=50&after=…`, answered with `{ "items": […], "next": "…" }` and `Link: …; rel="next"`.
//!
//!
//! A cursor says after which entry to go on, not how many to leave out: what is added or removed meanwhile neither
//! repeats nor hides an entry. It is opaque to programs, and names the list it belongs to and its order, so that the cursor
//! of one list is refused by another. A list that stands in several orders takes `sort`, and refuses what it does not offer.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use claviger_app::act::Act;
use claviger_app::domain::id::{AccountId, Id};
use claviger_app::domain::sorting::{Key, Kind, Part, Place, Placed, Sort};
use claviger_app::store::engine::Tx;
use claviger_app::wire::key::{decode, encode};
use claviger_app::{Error, Vendor};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};

use super::caller::id;
use super::problem::{ApiError, invalid, problem};
use crate::guard::current_texts;
use crate::web::Web;

/// How many entries a page has if the program does not say.
const USUAL: u32 = 50;
/// How many entries a page has at the most.
const MOST: u32 = 200;
/// The longest cursor, in characters.
const LONGEST_CURSOR: usize = 2048;

/// What a list's address may say, for the description: `params(PageParams)`.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "read by `Paging`, described here")]
pub struct PageParams {
    /// How many entries the page has at the most.
    #[param(minimum = 1, maximum = 200, default = 50)]
    limit: Option<u32>,
    /// Where to go on: `next` of the page before.
    #[param(max_length = 2048)]
    after: Option<String>,
}

/// Which page is asked for, as it was said: an extractor.
pub struct Paging {
    limit: u32,
    after: Option<String>,
    sort: Option<String>,
    /// The address asked, without `after`.
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

impl Paging {
    /// Looks up the page that is asked for, in the order that is asked for; `body` is how an entry is told.
    pub async fn look<K: Key, F: Send + 'static, T>(
        self,
        web: &Web,
        act: &Act,
        list: &str,
        look: impl Fn(&mut Tx<'_>, &Act, &Vendor, &Part<K>) -> Result<Vec<Placed<F>>, Error> + Send + 'static,
        body: impl Fn(F) -> T,
    ) -> Result<Page<T>, ApiError> {
        let (list, part) = self.part(list)?;
        let found = web.read(act, move |tx, act, vendor| look(tx, act, vendor, &part)).await?;
        Ok(self.page(&list, found, body))
    }

    /// The same, of what an account has, which is named in the path.
    pub async fn look_in<K: Key, F: Send + 'static, T>(
        self,
        web: &Web,
        act: &Act,
        account: &str,
        list: &str,
        look: impl Fn(&mut Tx<'_>, &Act, &Vendor, AccountId, &Part<K>) -> Result<Vec<Placed<F>>, Error> + Send + 'static,
        body: impl Fn(F) -> T,
    ) -> Result<Page<T>, ApiError> {
        let account: AccountId = id(account, "account")?;
        let look =
            move |tx: &mut Tx<'_>, act: &Act, vendor: &Vendor, part: &Part<K>| look(tx, act, vendor, account, part);
        self.look(web, act, list, look, body).await
    }

    /// The page out of a list that is short, looked up as a whole and sorted by nothing but `id`.
    pub fn of_all<F, I, T>(
        self,
        list: &str,
        all: Vec<F>,
        id: impl Fn(&F) -> Id<I>,
        body: impl Fn(F) -> T,
    ) -> Result<Page<T>, ApiError> {
        let (list, part) = self.part::<ById>(list)?;
        let found = part.of(all, |ById, entry| Place::of_id(id(entry).uuid()));
        Ok(self.page(&list, found, body))
    }

    /// What the list is called in its cursors, in the order that is asked for, and which part of it is asked for.
    fn part<K: Key>(&self, list: &str) -> Result<(String, Part<K>), ApiError> {
        let sort = match self.sort.as_deref().filter(|word| !word.is_empty()) {
            None => K::USUAL,
            Some(word) => Sort::from_word(word)
                .ok_or_else(|| invalid(current_texts().refusal_one_of("sort", Sort::<K>::words())))?,
        };
        let list = if sort == K::USUAL { list.to_owned() } else { format!("{list} {}", sort.word()) };
        let after = match &self.after {
            None => None,
            Some(cursor) => Some(read_cursor(&list, sort, cursor).ok_or_else(|| {
                let (title, detail) = (current_texts().refusal_cursor(), current_texts().refusal_cursor_text());
                problem(StatusCode::BAD_REQUEST, "bad-cursor", title, detail)
            })?),
        };
        // One more than the page has tells whether there is another page.
        Ok((list, Part { sort, after, most: self.limit + 1 }))
    }

    fn page<F, T>(&self, list: &str, mut found: Vec<Placed<F>>, body: impl Fn(F) -> T) -> Page<T> {
        let has_more = found.len() > self.limit as usize;
        found.truncate(self.limit as usize);
        let next = found.last().filter(|_| has_more).map(|last| cursor(list, &last.place));
        let link = next.as_ref().map(|next| {
            let sign = if self.address.contains('?') { '&' } else { '?' };
            format!("<{}{sign}after={next}>; rel=\"next\"", self.address)
        });
        Page { items: found.into_iter().map(|placed| body(placed.row)).collect(), next, link }
    }
}

impl FromRequestParts<Web> for Paging {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &Web) -> Result<Self, ApiError> {
        let (mut limit, mut after, mut sort) = (USUAL, None, None);
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
                "sort" => sort = Some(value.clone().into_owned()),
                _ => {}
            }
            kept.append_pair(&name, &value);
            keeps = true;
        }
        let path = parts.uri.path();
        let address = if keeps { format!("{path}?{}", kept.finish()) } else { path.to_owned() };
        Ok(Self { limit, after, sort, address })
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

/// Short lists that are sorted by nothing but ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct ById;

impl Key for ById {
    const ALL: &'static [Self] = &[Self];
    const USUAL: Sort<Self> = Sort { by: Self, descending: false };

    fn word(self) -> &'static str {
        "id"
    }

    fn kind(self) -> Kind {
        Kind::Id
    }
}

fn cursor(list: &str, place: &Place) -> String {
    let [at, id] = place.parts();
    encode(serde_json::to_string(&[list, &at, &id]).unwrap_or_default().as_bytes())
}

fn read_cursor<K: Key>(list: &str, sort: Sort<K>, cursor: &str) -> Option<Place> {
    if cursor.len() > LONGEST_CURSOR {
        return None;
    }
    let [of, at, id]: [String; 3] = serde_json::from_slice(&decode(cursor)?).ok()?;
    if of == list { Place::of_parts(sort.by.kind(), &at, &id) } else { None }
}

#[cfg(test)]
mod tests {
    use claviger_app::store::account::By;

    use super::*;

    type OrderId = claviger_app::domain::id::OrderId;

    fn id(second: i64) -> OrderId {
        Id::new(jiff::Timestamp::from_second(second).unwrap(), [7; 10])
    }

    fn paging(limit: u32, after: Option<String>, sort: Option<&str>) -> Paging {
        Paging { limit, after, sort: sort.map(ToOwned::to_owned), address: "/x?limit=3".into() }
    }

    #[test]
    fn x_06_a_cursor_is_read_by_its_own_list_in_its_own_order_only() {
        let place = Place::of_text("Müller & Söhne", id(1_700_000_000).uuid());
        let written = cursor("accounts", &place);
        let part = |list: &str, sort, after: &str| paging(3, Some(after.to_owned()), sort).part::<By>(list);
        assert_eq!(part("accounts", None, &written).unwrap().1.after, Some(place.clone()));
        assert_eq!(part("accounts", Some("name"), &written).unwrap().1.after, Some(place.clone()));
        assert!(part("customers", None, &written).is_err());
        for sort in ["-name", "number"] {
            assert!(part("accounts", Some(sort), &written).is_err(), "{sort}");
        }
        let by_number = cursor("accounts -number", &place);
        assert_eq!(part("accounts", Some("-number"), &by_number).unwrap().1.after, Some(place.clone()));
        for wrong in ["", "x", &written[1..], &format!("{written}x"), &"x".repeat(3_000)] {
            assert!(part("accounts", None, wrong).is_err(), "{wrong}");
        }
        assert!(part("accounts", None, &cursor("accounts", &Place::of_text("\0", place.id))).is_err());
        assert!(paging(3, None, Some("password")).part::<By>("accounts").is_err());
    }

    #[test]
    fn x_06_a_short_list_is_paged_by_id() {
        let page =
            |after| paging(2, after, None).of_all("orders", [3, 1, 2].map(id).into(), |id| *id, |id| id).unwrap();
        let first = page(None);
        assert_eq!((first.items, first.next.is_some()), (vec![id(1), id(2)], true));
        let last = page(first.next);
        assert_eq!((last.items, last.next), (vec![id(3)], None));
    }

    #[test]
    fn x_06_a_page_has_a_next_one_only_if_there_are_more() {
        let check = |found: i64, items: usize, has_next: bool| {
            let paging = paging(3, None, None);
            let (list, part) = paging.part::<ById>("orders").unwrap();
            assert_eq!(part.most, 4);
            let found = (0..found).map(|second| Placed { place: Place::of_id(id(second).uuid()), row: second });
            let page = paging.page(&list, found.collect(), |second| second);
            assert_eq!((page.items.len(), page.next.is_some()), (items, has_next));
            if let Some(next) = page.next {
                assert_eq!(read_cursor("orders", ById::USUAL, &next), Some(Place::of_id(id(2).uuid())));
                assert_eq!(page.link.unwrap(), format!("</x?limit=3&after={next}>; rel=\"next\""));
            }
        };
        check(0, 0, false);
        check(2, 2, false);
        check(3, 3, false);
        check(4, 3, true);
    }
}
