//! The table of all routes, and how it is read.

use claviger_app::domain::account::Permission;

const TABLE: &str = r#"
GET    /                                    open
GET    /sign-in                             open
POST   /sign-in                             open                    email=nobody@x.example&password=no
GET    /registration                        open
POST   /registration                        open                    name=N&email=no-address&password=no
GET    /registration/sent                   open
GET    /confirmation                        open
POST   /confirmation                        open
GET    /confirmations/{person}/{secret}     link
POST   /confirmations/{person}/{secret}     link                    password=no
GET    /password-reset                      open
POST   /password-reset                      open                    email=no-address
GET    /password-reset/sent                 open
GET    /password-resets/{person}/{secret}   link
POST   /password-resets/{person}/{secret}   link                    password=long-enough-for-anybody
GET    /new-addresses/{person}/{secret}     link
POST   /new-addresses/{person}/{secret}     link
GET    /healthz                             open
GET    /readyz                              open
GET    /assets/{name}                       link
GET    /brand/{name}                        link
GET    /styleguide                          open
GET    /styleguide/mails/{sample}           open
GET    /unlock/{order}/{secret}             link
POST   /unlock/{order}/{secret}             link
POST   /unlock/{order}/{secret}/forward     link                    to=customer
GET    /invitations/{id}/{secret}           link
POST   /invitations/{id}/{secret}           link                    name=N&password=long-enough-for-anybody
POST   /invitations/{id}/{secret}/join      link
GET    /forwardings/{forwarding}/{secret}   link
POST   /forwardings/{forwarding}/{secret}   link                    partner={account}
GET    /mailbox                             open
GET    /mailbox/{index}                     open
GET    /mailbox/{index}/html                open
POST   /mailbox/clock                       open                    days=nought

GET    /.well-known/claviger-keys.jwt       open
GET    /.well-known/jwks.json               open
GET    /.well-known/claviger-device-key.json              open
GET    /.well-known/claviger-device-keys.json             open
GET    /.well-known/claviger-revoked-license-keys.txt     open
POST   /agent/v1/activations                product
POST   /agent/v1/renewals                   product
GET    /agent/v1/lease                      product
GET    /agent/v1/stream                     product

GET    /start                               somewhere SeeLicenses
GET    /live                                somewhere SeeLicenses
GET    /customers                           somewhere SeeLicenses
GET    /account                             signed-in
GET    /accounts                            vendor SeeAccounts
POST   /accounts                            vendor ManageAccounts   kind=customer&number=&name=N
GET    /accounts/new                        vendor ManageAccounts
GET    /accounts/{account}                  account SeeLicenses
GET    /accounts/{account}/live             account SeeLicenses
GET    /accounts/{account}/profile          account SeeAccounts
POST   /accounts/{account}/profile          account ManageAccounts  version=999
POST   /accounts/{account}/seeing           vendor SeeAccounts
GET    /accounts/{account}/merge            vendor CorrectLicenses
POST   /accounts/{account}/merge            vendor CorrectLicenses  step=confirm&into=C2002&reason=
GET    /accounts/{account}/partners         account SeeAccounts
POST   /accounts/{account}/partners         account ManageGrants    number=D1001&scope=both
POST   /accounts/{account}/partners/{partner}/end      account ManageGrants
POST   /accounts/{account}/partners/{partner}/accept   account ManageGrants
POST   /accounts/{account}/partners/{partner}/decline  account ManageGrants
GET    /accounts/{account}/users            account SeeUsers
POST   /accounts/{account}/users            account ManageUsers     email=new@x.example&role=read-only&language=en
POST   /accounts/{account}/users/{person}/role         account ManageUsers  role=licenses
POST   /accounts/{account}/users/{person}/remove       account ManageUsers
POST   /accounts/{account}/invitations/{invitation}/resend    account ManageUsers
POST   /accounts/{account}/invitations/{invitation}/withdraw  account ManageUsers
GET    /accounts/{account}/api-keys         account ManageApiKeys
POST   /accounts/{account}/api-keys         own ManageApiKeys       name=walk&role=read-only&days=30&whole=1
POST   /accounts/{account}/api-keys/{key}/end          account ManageApiKeys
GET    /accounts/{account}/licenses         account SeeLicenses
POST   /accounts/{account}/licenses         account AssignLicenses
GET    /accounts/{account}/servers          account SeeLicenses
POST   /accounts/{account}/servers          account AssignLicenses  name=
GET    /accounts/{account}/events           account SeeEvents
GET    /licenses/{license}                  license SeeLicenses
POST   /licenses/{license}/registration     license AssignLicenses
POST   /licenses/{license}/corrections      vendor CorrectLicenses  what=return&step=confirm&return-reason=
GET    /servers                             somewhere SeeLicenses
GET    /servers/{server}                    server SeeLicenses
POST   /servers/{server}/rename             server AssignLicenses   name=walked
POST   /servers/{server}/rotate-token       server AssignLicenses
POST   /servers/{server}/release-binding    server AssignLicenses
POST   /servers/{server}/release-now        server AssignLicenses
POST   /servers/{server}/remove             server AssignLicenses
POST   /servers/{server}/disable            server AssignLicenses
POST   /servers/{server}/enable             server AssignLicenses
POST   /servers/{server}/alerts/{alert}/acknowledge    server AssignLicenses
GET    /stock                               somewhere SeeLicenses
GET    /accounts/{account}/stock            account SeeLicenses
GET    /accounts/{account}/stock/types/{pool}          account SeeLicenses
POST   /accounts/{account}/stock/types/{pool}          account AssignLicenses  threshold=nought
GET    /accounts/{account}/stock/activation-keys       account SeeLicenses
POST   /accounts/{account}/stock/activation-keys       account AssignLicenses  code=none
GET    /accounts/{account}/stock/license-keys          account SeeLicenses
GET    /accounts/{account}/stock/license-keys/new      account AssignLicenses
POST   /accounts/{account}/stock/license-keys/new      account AssignLicenses  do=review
GET    /accounts/{account}/stock/license-keys/import   account AssignLicenses
POST   /accounts/{account}/stock/license-keys/import   account AssignLicenses  multipart/form-data do=preview&text=license
GET    /accounts/{account}/stock/devices/{serial}      account SeeLicenses
GET    /accounts/{account}/stock/download              account SeeLicenses
POST   /accounts/{account}/stock/download              account AssignLicenses  serial=none
GET    /accounts/{account}/stock/transfers             account SeeLicenses
POST   /accounts/{account}/stock/transfers             own AssignLicenses      what=nothing&to=nobody
POST   /transfers/{transfer}/answer                    own AssignLicenses      do=accept
GET    /license-keys/{license_key}                     license SeeLicenses
GET    /license-keys/{license_key}/file                license SeeLicenses
POST   /license-keys/{license_key}/revocation          vendor CorrectLicenses  reason=
POST   /activation-keys/{activation_key}/withdrawal    vendor CorrectLicenses  reason=
GET    /agreement                           signed-in
POST   /agreement                           signed-in               agreement=none
GET    /agreements                          vendor SeeAccounts
GET    /agreements/new                      vendor ManageAccounts
POST   /agreements/new                      vendor ManageAccounts   do=review
GET    /agreements/{agreement}              vendor SeeUsers
GET    /agreements/{agreement}/text         signed-in
GET    /shipments                           vendor SeeOrders
GET    /shipments/import                    vendor PlaceOrders
POST   /shipments/import                    vendor PlaceOrders      multipart/form-data do=back&text=shipment
GET    /shipments/{device}                  vendor SeeOrders
POST   /shipments/{device}/withdrawal       vendor CorrectLicenses  reason=
POST   /shipments/{device}/assignment       vendor CorrectLicenses  to=R1001&why=
GET    /catalogue                           vendor SeeOrders
GET    /catalogue/document                  vendor SeeOrders
GET    /catalogue/editions                  vendor SeeOrders
POST   /catalogue/editions/withdrawal       vendor ManageCatalogue  edition=999
GET    /catalogue/product                   vendor ManageCatalogue
POST   /catalogue/product                   vendor ManageCatalogue  do=review&sku=none
GET    /catalogue/application               vendor ManageCatalogue
POST   /catalogue/application               vendor ManageCatalogue  do=review&id=none
GET    /catalogue/upload                    vendor ManageCatalogue
POST   /catalogue/upload                    vendor ManageCatalogue  multipart/form-data do=review&text=nothing
GET    /orders                              somewhere SeeOrders
GET    /orders/new                          vendor PlaceOrders
POST   /orders/new                          vendor PlaceOrders      do=place
GET    /orders/import                       vendor PlaceOrders
POST   /orders/import                       vendor PlaceOrders      multipart/form-data do=back&text=number
GET    /orders/{order}                      order SeeOrders
GET    /orders/{order}/live                 order SeeOrders
GET    /orders/{order}/contact              vendor CorrectLicenses
POST   /orders/{order}/contact              vendor CorrectLicenses  step=confirm&email=new@x.example&language=en&reason=
GET    /orders/{order}/recipient            vendor PlaceOrders
POST   /orders/{order}/recipient            vendor PlaceOrders      email=new@x.example&language=en
POST   /orders/{order}/resend               vendor PlaceOrders
POST   /orders/{order}/cancel               vendor PlaceOrders
GET    /events                              vendor SeeEvents
GET    /mails                               vendor SeeMails
GET    /mails/{mail}                        vendor SeeMails
GET    /mails/{mail}/html                   vendor SeeMails
POST   /mails/{mail}/retry                  vendor ManageMails
POST   /mails/retry                         vendor ManageMails
GET    /settings/personal-data              vendor ErasePersons
POST   /settings/personal-data              vendor ErasePersons     email=spare@walk.example
POST   /settings/personal-data/contact      vendor ErasePersons     email=nobody@x.example
POST   /persons/{person}/erasure            vendor ErasePersons     email=spare@walk.example
GET    /settings/retention                  vendor SeeEvents
POST   /settings/retention                  vendor ErasePersons     sessions=31&invitations=91&mails=91&registrations=31

GET    /api/v1/openapi.json                 open
GET    /api/v1/reference                    open
GET    /api/v1/reference/{room}             open
ANY    /api/{*rest}                         open
GET    /api/v1/orders                       somewhere SeeOrders
POST   /api/v1/orders                       vendor PlaceOrders      {"number":"","date":"","customer":{"number":"","country":""},"reseller":"","contact":{"email":""},"lines":[]}
POST   /api/v1/orders/import                vendor PlaceOrders      text/csv number
GET    /api/v1/orders/{order}               order SeeOrders
POST   /api/v1/orders/{order}/contact       vendor CorrectLicenses  {"email":"new@x.example","language":"en","reason":""}
PUT    /api/v1/orders/{order}/recipient     vendor PlaceOrders      {"email":"new@x.example","language":"en"}
POST   /api/v1/orders/{order}/resend        vendor PlaceOrders
POST   /api/v1/orders/{order}/cancellation  vendor PlaceOrders
POST   /api/v1/orders/{order}/forwardings   order AssignLicenses    {"to":"customer"}
GET    /api/v1/catalogue                    vendor SeeOrders
GET    /api/v1/catalogue/document           vendor SeeOrders
PUT    /api/v1/catalogue/document           vendor ManageCatalogue  application/toml nothing
GET    /api/v1/catalogue/editions           vendor SeeOrders
POST   /api/v1/catalogue/withdrawals        vendor ManageCatalogue  {"edition":999}
GET    /api/v1/accounts                     vendor SeeAccounts
POST   /api/v1/accounts                     vendor ManageAccounts   {"kind":"customer","number":"","name":"","country":"","time_zone":"","language":""}
GET    /api/v1/accounts/{account}           account SeeAccounts
PUT    /api/v1/accounts/{account}           account ManageAccounts  {"number":"","name":"","country":"","time_zone":"","language":""}
GET    /api/v1/accounts/{account}/overview  account SeeLicenses
POST   /api/v1/accounts/{account}/merger    vendor CorrectLicenses  {"into":"C2002","reason":""}
GET    /api/v1/accounts/{account}/grants    account SeeAccounts
POST   /api/v1/accounts/{account}/grants    account ManageGrants    {"partner":"D1001","scope":"both"}
DELETE /api/v1/accounts/{account}/grants/{partner}                     account ManageGrants
GET    /api/v1/accounts/{account}/grant-requests                       account SeeAccounts
POST   /api/v1/accounts/{account}/grant-requests                       account AssignLicenses {"forwarding":"{forwarded}","secret":"{forwarded secret}"}
POST   /api/v1/accounts/{account}/grant-requests/{partner}/acceptance  account ManageGrants
DELETE /api/v1/accounts/{account}/grant-requests/{partner}             account ManageGrants
GET    /api/v1/accounts/{account}/members                              account SeeUsers
PUT    /api/v1/accounts/{account}/members/{person}                     account ManageUsers {"role":"licenses"}
DELETE /api/v1/accounts/{account}/members/{person}                     account ManageUsers
GET    /api/v1/accounts/{account}/invitations                          account SeeUsers
POST   /api/v1/accounts/{account}/invitations                          account ManageUsers {"email":"new@x.example","role":"read-only"}
POST   /api/v1/accounts/{account}/invitations/{invitation}/resend      account ManageUsers
DELETE /api/v1/accounts/{account}/invitations/{invitation}             account ManageUsers
GET    /api/v1/accounts/{account}/api-keys                             account ManageApiKeys
POST   /api/v1/accounts/{account}/api-keys                             own ManageApiKeys {"name":"walk","role":"read-only","days":30}
GET    /api/v1/accounts/{account}/api-keys/{key}                       account ManageApiKeys
DELETE /api/v1/accounts/{account}/api-keys/{key}                       account ManageApiKeys
GET    /api/v1/accounts/{account}/allocations                          account SeeLicenses
PUT    /api/v1/accounts/{account}/allocations                          account AssignLicenses {"cells":[]}
GET    /api/v1/accounts/{account}/servers                              account SeeLicenses
POST   /api/v1/accounts/{account}/servers                              account AssignLicenses {"name":""}
GET    /api/v1/licenses/{license}               license SeeLicenses
POST   /api/v1/licenses/{license}/registration  license AssignLicenses
POST   /api/v1/licenses/{license}/move          vendor CorrectLicenses  {"to":"C2002","reason":""}
POST   /api/v1/licenses/{license}/return        vendor CorrectLicenses  {"reason":""}
POST   /api/v1/licenses/{license}/exchange      vendor CorrectLicenses  {"sku":"","items":1,"model":"perpetual","reason":""}
GET    /api/v1/agreements                                              vendor SeeAccounts
POST   /api/v1/agreements                                              vendor ManageAccounts {"version":"","texts":{}}
POST   /api/v1/agreements/review                                       vendor ManageAccounts {"version":"","texts":{}}
GET    /api/v1/agreements/{agreement}                                  vendor SeeAccounts
GET    /api/v1/agreements/{agreement}/acceptances                      vendor SeeUsers
GET    /api/v1/accounts/{account}/agreement                            account SeeLicenses
GET    /api/v1/accounts/{account}/balance                              account SeeLicenses
GET    /api/v1/accounts/{account}/balance/{pool}/ledger                account SeeLicenses
PUT    /api/v1/accounts/{account}/balance/{pool}/threshold             account AssignLicenses {"units":0}
GET    /api/v1/accounts/{account}/activation-keys                      account SeeLicenses
POST   /api/v1/accounts/{account}/activation-keys                      account AssignLicenses {"code":""}
GET    /api/v1/accounts/{account}/license-keys                         account SeeLicenses
POST   /api/v1/accounts/{account}/license-keys                         account AssignLicenses {"pool":"","units":1}
POST   /api/v1/accounts/{account}/license-keys/review                  account AssignLicenses {"pool":"","units":1}
POST   /api/v1/accounts/{account}/license-keys/batch                   account AssignLicenses {"keys":[{"pool":"","units":1}]}
POST   /api/v1/accounts/{account}/license-keys/batch/review            account AssignLicenses {"keys":[{"pool":"","units":1}]}
GET    /api/v1/accounts/{account}/license-keys/{serial}                account SeeLicenses
GET    /api/v1/license-keys/{license_key}                              license SeeLicenses
POST   /api/v1/license-keys/{license_key}/revocation                   vendor CorrectLicenses {"reason":""}
POST   /api/v1/activation-keys/{activation_key}/withdrawal             vendor CorrectLicenses {"reason":""}
POST   /api/v1/accounts/{account}/claims                               account AssignLicenses {"serial":"none"}
POST   /api/v1/accounts/{account}/claims/review                        account AssignLicenses {"serial":"none"}
POST   /api/v1/shipments                                               vendor PlaceOrders {"number":"","devices":[]}
POST   /api/v1/shipments/import                                        vendor PlaceOrders text/csv shipment
GET    /api/v1/shipped-devices                                         vendor SeeOrders
GET    /api/v1/shipped-devices/{device}                                vendor SeeOrders
POST   /api/v1/shipped-devices/{device}/withdrawal                     vendor CorrectLicenses {"reason":""}
POST   /api/v1/shipped-devices/{device}/assignment                     vendor CorrectLicenses {"to":"R1001","reason":""}
GET    /api/v1/accounts/{account}/transfers                            account SeeLicenses
POST   /api/v1/accounts/{account}/transfers                            own AssignLicenses {"to":""}
GET    /api/v1/transfers/{transfer}                                    license SeeLicenses
POST   /api/v1/transfers/{transfer}/acceptance                         own AssignLicenses
POST   /api/v1/transfers/{transfer}/refusal                            own AssignLicenses
POST   /api/v1/transfers/{transfer}/cancellation                       own AssignLicenses
GET    /api/v1/servers                          somewhere SeeLicenses
GET    /api/v1/servers/{server}                 server SeeLicenses
PATCH  /api/v1/servers/{server}                 server AssignLicenses   {"name":"walked"}
DELETE /api/v1/servers/{server}                 server AssignLicenses
POST   /api/v1/servers/{server}/token-rotation  server AssignLicenses
POST   /api/v1/servers/{server}/binding-release server AssignLicenses
POST   /api/v1/servers/{server}/release         server AssignLicenses
POST   /api/v1/servers/{server}/disabling       server AssignLicenses
POST   /api/v1/servers/{server}/enabling        server AssignLicenses
GET    /api/v1/servers/{server}/alerts          server SeeLicenses
POST   /api/v1/servers/{server}/alerts/{alert}/acknowledgement         server AssignLicenses
GET    /api/v1/customers                    somewhere SeeLicenses
GET    /api/v1/overview                     selling SeeLicenses
GET    /api/v1/events                       vendor SeeEvents
GET    /api/v1/events/head                  somewhere SeeEvents
GET    /api/v1/events/stream                vendor SeeEvents
GET    /api/v1/mails                        vendor SeeMails
GET    /api/v1/mails/{mail}                 vendor SeeMails
POST   /api/v1/mails/{mail}/retry           vendor ManageMails
POST   /api/v1/mails/retries                vendor ManageMails
POST   /api/v1/personal-data/lookups           vendor ErasePersons  {"email":"spare@walk.example"}
POST   /api/v1/personal-data/contact-erasures  vendor ErasePersons  {"email":"nobody@x.example"}
POST   /api/v1/persons/{person}/erasure        vendor ErasePersons
GET    /api/v1/settings/retention              vendor SeeEvents
PUT    /api/v1/settings/retention              vendor ErasePersons  {"sessions_days":30,"invitations_days":90,"mails_days":90,"registrations_days":30}

GET    /profile                             signed-in
POST   /profile                             signed-in               name=N&language=en
POST   /profile/address                     signed-in               new_email=new@x.example&address_password=no
POST   /profile/password                    signed-in               present_password=no&new_password=long-enough-for-anybody
GET    /profile/data.json                   signed-in
POST   /profile/erasure                     signed-in               erasure_password=no
POST   /profile/accounts/{account}/leave    member
POST   /seeing/end                          signed-in
GET    /views                               signed-in
POST   /views                               signed-in               of=/orders&with=state%3Dlocked&name=
POST   /profile/sessions/{session}/end      signed-in
POST   /profile/sessions/end                signed-in
POST   /profile/sessions/end-all            signed-in
POST   /sign-out                            open
"#;

/// For whom a route is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum For {
    Everybody,
    LinkHolders,
    Products,
    SignedIn,
    Somewhere(Permission),
    Selling(Permission),
    Vendor(Permission),
    /// The account of the address, or that of the server or license of the address.
    Account(Permission),
    Own(Permission),
    Members,
    Order(Permission),
}

/// A line of the table.
#[derive(Debug, Clone)]
pub struct Route {
    pub method: String,
    pub path: String,
    pub whose: For,
    pub content_type: &'static str,
    pub sent: String,
}

impl Route {
    fn read(line: &str) -> Self {
        let mut words = line.split_whitespace();
        let mut word = || words.next().unwrap_or_default().to_owned();
        let (method, path, whose) = (word(), word(), word());
        let mut permission = || {
            let name = word();
            let found = Permission::ALL.into_iter().find(|what| format!("{what:?}") == name);
            found.unwrap_or_else(|| panic!("{name:?} is no permission in: {line}"))
        };
        let whose = match whose.as_str() {
            "open" => For::Everybody,
            "link" => For::LinkHolders,
            "product" => For::Products,
            "signed-in" => For::SignedIn,
            "somewhere" => For::Somewhere(permission()),
            "selling" => For::Selling(permission()),
            "vendor" => For::Vendor(permission()),
            "account" | "server" | "license" => For::Account(permission()),
            "own" => For::Own(permission()),
            "member" => For::Members,
            "order" => For::Order(permission()),
            other => panic!("{other:?} is nobody, in: {line}"),
        };
        let mut sent: Vec<_> = words.collect();
        let content_type = match sent.first() {
            Some(&"text/csv") => "text/csv",
            Some(&"application/toml") => "application/toml",
            Some(&"multipart/form-data") => "multipart/form-data",
            _ if path.starts_with("/api/") => "application/json",
            _ => "application/x-www-form-urlencoded",
        };
        sent.retain(|word| *word != content_type);
        Self { method, path, whose, content_type, sent: sent.join(" ") }
    }

    pub fn is_api(&self) -> bool {
        self.path.starts_with("/api/")
    }

    pub fn changes(&self) -> bool {
        !["GET", "ANY"].contains(&self.method.as_str())
    }
}

pub fn table() -> Vec<Route> {
    TABLE.lines().filter(|line| !line.trim().is_empty()).map(Route::read).collect()
}
