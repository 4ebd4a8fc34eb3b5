//! Who looks at a page: a browser we may have seen before, and a person if one is signed in there.
//!
//! Every browser carries a visit, a random cookie; each form we serve holds a proof derived from it, and no form is
//! taken without (cross-site request forgery). Signing in begins a new visit. The secret of a session changes while it is
//! used; whoever has not confirmed their address yet is nobody to every page but the one that says so.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use claviger_app::act::{Act, Who};
use claviger_app::domain::account::{Account, Person, SessionTimes, Upkeep};
use claviger_app::domain::id::SessionId;
use claviger_app::session::{self, Signed};
use claviger_app::wire::key::encode;

use super::kept::{Before, Shelf};
use super::views::Bar;
use super::{agreement, live, seeing, sign_in};
use crate::guard::Origin;
use crate::texts::Texts;
use crate::web::Web;

/// Who looks at a page, and the beginning of whatever they may do.
#[derive(Clone)]
pub struct Visitor {
    /// Their deed, with who they are.
    pub act: Act,
    /// Proves that a form was served to this browser.
    pub form_proof: String,
    /// The language they read.
    pub texts: &'static Texts,
    /// The visit's cookie.
    visit: String,
    /// The session's secret, if there is a session.
    session: Option<String>,
    /// Which one that is.
    pub session_id: Option<SessionId>,
    /// The person, while their address is not confirmed.
    pub unconfirmed: Option<Person>,
    /// How the browser calls itself.
    pub agent: String,
    /// The account as which they see the portal, if not as themselves.
    pub seeing: Option<Account>,
    /// The views they keep of the list they look at.
    pub views: Option<Arc<Bar>>,
}

/// Recognises the browser and the person before any page; gives new browsers their visit.
pub async fn recognise(State(web): State<Web>, mut request: Request, next: Next) -> Response {
    let names = Names::of(&web);
    let known = cookie(request.headers(), names.visit);
    let visit = known.clone().unwrap_or_else(|| fresh_visit(&web));
    let session = cookie(request.headers(), names.session);
    let origin = request.extensions().get::<Origin>().map_or_else(|| "unknown".to_owned(), |origin| origin.0.clone());
    let mut act = web.act(Who::Nobody, &origin);
    let by_itself = live::is_by_itself(&request);
    let signed = match &session {
        Some(secret) => recognise_session(&web, &act, secret, by_itself).await,
        None => None,
    };
    let (mut fresh, mut session_id, mut unconfirmed, mut seeing) = (None, None, None, None);
    if let Some((signed, rotated)) = signed {
        act.who = signed.who;
        (fresh, session_id, unconfirmed) = (rotated, Some(signed.session), signed.unconfirmed);
        seeing = signed.seeing;
    }
    let texts = match (&act.who, &unconfirmed) {
        (Who::Person(person, _), _) | (_, Some(person)) => Texts::of(person.language.code()),
        _ => Texts::accepted(request.headers()),
    };
    let form_proof = web.vendor().vault.form_proof(&visit);
    let agent = request.headers().get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let visitor = Visitor {
        act,
        form_proof,
        texts,
        visit: visit.clone(),
        session: fresh.clone().or(session),
        session_id,
        unconfirmed,
        agent: agent.to_owned(),
        seeing,
        views: None,
    };
    let (shelf, sent_to) = (Shelf::default(), request.uri().path().to_owned());
    request.extensions_mut().insert(visitor.clone());
    request.extensions_mut().insert(shelf.clone());
    let is_refused = visitor.seeing.is_some() && !seeing::may_be_done(request.method(), request.uri().path());
    let mut response = if is_refused { seeing::refuse(&web, &visitor) } else { next.run(request).await };
    if let Some((before, kept, next)) = shelf.take(&sent_to, &response) {
        response = match before {
            Before::SignIn => sign_in::again(&web, &visitor, kept, next),
            Before::Agreement => agreement::again(&web, &visitor, kept, next).await,
        };
    }
    // A page that began or ended a session has the last word about it.
    if let Some(secret) = fresh.filter(|_| !sets(&response, names.session)) {
        set(&mut response, &web, names.session, &secret, Some(SessionTimes::LONGEST.as_secs()));
    }
    if known.is_none() {
        set(&mut response, &web, names.visit, &visit, None);
    }
    response
}

/// Who has the session with this secret, and the secret that takes its place if it is time for another. What a page asks
/// `by_itself` is no use of the session: who went away is signed out in time although their page goes on changing.
async fn recognise_session(web: &Web, act: &Act, secret: &str, by_itself: bool) -> Option<(Signed, Option<String>)> {
    let of = secret.to_owned();
    // A database that does not answer leaves the visitor a stranger; whatever they ask for will say so.
    let signed = match web.read(act, move |tx, act, _| session::recognise(tx, act, &of)).await {
        Ok(signed) => signed?,
        Err(error) => {
            tracing::error!(%error, "a session could not be looked up");
            return None;
        }
    };
    if by_itself || signed.upkeep == Upkeep::Nothing {
        return Some((signed, None));
    }
    let of = secret.to_owned();
    match web.write(act, move |tx, act, _| session::keep_up(tx, act, &of)).await {
        Ok(fresh) => Some((signed, fresh)),
        Err(error) => {
            tracing::error!(%error, "a session could not be kept up");
            Some((signed, None))
        }
    }
}

/// Gives the browser a session and a new visit.
pub fn begin_session(response: &mut Response, web: &Web, secret: &str) {
    begin_session_of(response, web, secret, &fresh_visit(web));
}

/// Gives the browser a session and this new visit.
pub(super) fn begin_session_of(response: &mut Response, web: &Web, secret: &str, visit: &str) {
    let names = Names::of(web);
    set(response, web, names.session, secret, Some(SessionTimes::LONGEST.as_secs()));
    set(response, web, names.visit, visit, None);
}

/// A new visit, which no browser has yet.
pub(super) fn fresh_visit(web: &Web) -> String {
    encode(&web.entropy().seed()[..18])
}

/// Takes the session from the browser.
pub fn end_session(response: &mut Response, web: &Web) {
    set(response, web, Names::of(web).session, "", Some(0));
}

impl Visitor {
    /// Whether `proof` was served to this browser.
    #[must_use]
    pub fn was_served(&self, web: &Web, proof: &str) -> bool {
        web.vendor().vault.is_form_proof(&self.visit, proof)
    }

    /// The session's secret, if there is a session.
    #[must_use]
    pub fn session(&self) -> Option<&str> {
        self.session.as_deref()
    }
}

impl FromRequestParts<Web> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Infallible> {
        // Only a route outside of `recognise` lacks it; there everybody is a stranger whose forms are not taken.
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_else(|| Self {
            act: web.act(Who::Nobody, "unknown"),
            form_proof: String::new(),
            texts: Texts::of("en"),
            visit: encode(&web.entropy().seed()[..18]),
            session: None,
            session_id: None,
            unconfirmed: None,
            agent: String::new(),
            seeing: None,
            views: None,
        }))
    }
}

struct Names {
    visit: &'static str,
    session: &'static str,
}

impl Names {
    /// Over HTTPS the names bind the cookies to this very host.
    fn of(web: &Web) -> Self {
        if is_secure(web) {
            Self { visit: "__Host-claviger-visit", session: "__Host-claviger-session" }
        } else {
            Self { visit: "claviger-visit", session: "claviger-session" }
        }
    }
}

fn is_secure(web: &Web) -> bool {
    web.vendor().address.starts_with("https://")
}

fn set(response: &mut Response, web: &Web, name: &str, value: &str, lasts_secs: Option<i64>) {
    let age = lasts_secs.map(|secs| format!("; Max-Age={secs}")).unwrap_or_default();
    let secure = if is_secure(web) { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}");
    if let Ok(value) = HeaderValue::from_str(&text) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

/// Whether the answer sets this cookie already.
fn sets(response: &Response, name: &str) -> bool {
    let all = response.headers().get_all(header::SET_COOKIE).iter();
    all.filter_map(|value| value.to_str().ok()).any(|text| text.split('=').next() == Some(name))
}

fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = all.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs
        .find(|(key, value)| *key == name && !value.is_empty() && value.len() <= 128)
        .map(|(_, value)| value.to_owned())
}
