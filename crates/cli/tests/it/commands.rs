//! What the commands say to those who run an installation.

use crate::installed::{Place, free_port, get};
use crate::shop::Shop;

#[test]
fn x_11_a_wrong_configuration_is_told_whole_by_every_command_and_nothing_is_begun() {
    let place = Place::new("lisen = \"x\"\nlog.level = \"loud\"");
    for command in
        [&["serve"][..], &["config", "check"], &["config", "show"], &["admin", "invite-operator", "a@b.test"]]
    {
        let said = place.run(command, &[("CLAVIGER_MAIL_PORT", "0")]);
        assert_eq!(said.status.code(), Some(1));
        let file = place.path("claviger.toml").display().to_string();
        assert!(said.err.contains(&format!("{file}:")), "{}", said.err);
        for part in ["there is no key `lisen`", "CLAVIGER_MAIL_PORT: `0` is no port"] {
            assert!(said.err.contains(part), "{}", said.err);
        }
    }
    let said = place.run(&["doctor", "--json"], &[]);
    assert_eq!(said.status.code(), Some(1));
    let findings: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(findings["verdict"], "fail");
    assert!(!place.path("data").exists());
}

#[test]
fn x_11_the_configuration_is_shown_with_where_it_comes_from_and_without_secrets() {
    let place = Place::new("");
    let variables = [("CLAVIGER_MAIL_USER", "claviger"), ("CLAVIGER_MAIL_PASSWORD", "streng geheim")];
    let said = place.run(&["config", "show", "--vendor-name", "Other Software"], &variables);
    assert!(said.status.success(), "{}", said.err);
    let line = |key: &str| said.out.lines().find(|line| line.starts_with(key)).unwrap().to_owned();
    assert!(line("vendor.name").contains("Other Software") && line("vendor.name").ends_with("# --vendor-name"));
    assert!(line("mail.user").ends_with("# CLAVIGER_MAIL_USER"));
    assert!(line("mail.password ").contains("••••"), "{}", said.out);
    assert!(line("limits.shutdown").ends_with("# default"));
    assert!(!said.out.contains("geheim"));
    let said = place.run(&["serve", "--mail-password", "geheim"], &[]);
    assert_eq!(said.status.code(), Some(2), "a secret has no flag");
}

#[test]
fn x_11_the_doctor_finds_an_installation_well_and_says_what_is_not() {
    let place = Place::new("");
    let said = place.run(&["doctor"], &[]);
    assert_eq!(said.status.code(), Some(1));
    assert!(said.out.contains("FAILED") && said.out.contains("`claviger admin init` makes"), "{}", said.out);
    assert!(!place.path("data").exists(), "the doctor makes nothing");

    place.init(&[], &[]);
    let service = place.serve(&[], &[]);
    let said = place.run(&["doctor", "--json"], &[]);
    let told: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    let verdict = |check: &str| {
        let findings = told["findings"].as_array().unwrap();
        findings.iter().find(|finding| finding["check"] == check).unwrap_or_else(|| panic!("{check}: {told:#}"))["verdict"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    for check in [
        "configuration",
        "clock",
        "data folder",
        "catalogue",
        "secrets",
        "database",
        "keys",
        "public address",
        "mail server",
    ] {
        assert_eq!(verdict(check), "ok", "{check}: {told:#}");
    }
    assert_eq!((verdict("certificate").as_str(), verdict("SPF, DKIM, DMARC").as_str()), ("skipped", "skipped"));
    assert!(said.status.success(), "{told:#}");
    service.stop();

    let port = free_port().to_string();
    let said = place.run(&["doctor", "--mail-port", &port], &[]);
    assert_eq!(said.status.code(), Some(1));
    assert!(said.out.contains("FAILED   mail server"), "{}", said.out);
    assert!(said.out.contains("WARNING  public address"), "{}", said.out);
}

#[test]
fn x_11_an_address_that_is_taken_and_a_request_id_from_outside() {
    let place = Place::new("proxies = [\"127.0.0.1\"]");
    place.init(&[], &[]);
    let service = place.serve(&[], &[]);
    let other = free_port().to_string();
    let said = place.run(&["serve", "--metrics-listen", &format!("127.0.0.1:{other}")], &[]);
    assert_eq!(said.status.code(), Some(1));
    assert!(said.err.contains("cannot be listened at"), "{}", said.err);

    // A proxy that is believed gives the id; nonsense is not taken over.
    let (_, headers, _) = get(&place.url("/nowhere"), &[("x-request-id", "from-the-proxy.1")]);
    assert_eq!(headers["x-request-id"], "from-the-proxy.1");
    let (_, headers, _) = get(&place.url("/nowhere"), &[("x-request-id", "a b\"c")]);
    assert_ne!(headers["x-request-id"], "a b\"c");
    let (_, headers, body) = get(&place.url("/api/v1/nowhere"), &[("x-request-id", "from-the-proxy.2")]);
    assert_eq!(headers["x-request-id"], "from-the-proxy.2");
    assert!(body.contains("\"request_id\":\"from-the-proxy.2\""), "{body}");
    let log = service.stop();
    let line = log.lines().find(|line| line.contains("from-the-proxy.1")).unwrap();
    let line: serde_json::Value = serde_json::from_str(line).unwrap();
    assert_eq!((&line["span"]["id"], &line["message"]), (&"from-the-proxy.1".into(), &"answered".into()));
}

#[test]
fn p_01_a_license_agreement_is_published_from_files_and_listed() {
    let place = Place::new("");
    place.init(&[], &[]);
    let (english, empty) = (place.path("agreement.en.txt"), place.path("empty.txt"));
    std::fs::write(&english, "# License agreement\n\nBe fair.\n").unwrap();
    std::fs::write(&empty, " \n").unwrap();
    let publish = |version: &str, text: &str, more: &[&str]| {
        let arguments = ["agreement", "publish", "--agreement-version", version, "--text", text];
        place.run(&[&arguments[..], more].concat(), &[])
    };
    let list = || place.run(&["agreement", "list"], &[]).out;
    assert!(list().contains("nobody is asked"), "{}", list());
    let english = format!("en={}", english.display());
    assert_eq!(publish("1", "xx=nowhere.txt", &[]).status.code(), Some(2), "no such language");
    let said = publish("1", &format!("de={}", empty.display()), &[]);
    assert!(!said.status.success() && said.err.contains("is empty"), "{}", said.err);
    let said = publish("1", &english, &["--check"]);
    assert!(said.status.success() && said.out.contains("could be published, in en"), "{}{}", said.out, said.err);
    assert!(list().contains("nobody is asked"));
    let said = publish("1", &english, &[]);
    assert!(said.status.success() && said.out.contains("is in force, in en"), "{}{}", said.out, said.err);
    let again = publish("1", &english, &[]);
    assert!(!again.status.success() && again.err.contains("another version is called so"), "{}", again.err);
    assert!(list().starts_with("1 ") && list().contains("acceptances 0"), "{}", list());
}

#[test]
fn p_03_a_shipment_is_previewed_and_imported_from_a_table_and_mistakes_are_told_by_line() {
    let place = Place::new("");
    place.init(&[], &[]);
    let service = place.serve(&[], &[]);
    let url = place.url("");
    let shop = Shop::of(&place, &url, &[]);
    shop.make_reseller();
    let key = place.path("shop.key").display().to_string();
    let import = |file: &str, more: &[&str]| {
        let arguments = ["shipment", "import", file, "--url", &url, "--key-file", &key];
        place.run(&[&arguments[..], more].concat(), &[])
    };
    let table = |name: &str, rows: &[&str]| {
        let file = place.path(name).display().to_string();
        std::fs::write(&file, format!("shipment,serial,sku,items,buyer,label\n{}\n", rows.join("\n"))).unwrap();
        file
    };
    let devices = || {
        let (status, _, body) = get(&place.url("/api/v1/shipped-devices"), &shop.headers());
        assert_eq!(status, 200, "{body}");
        serde_json::from_str::<serde_json::Value>(&body).unwrap()["items"].as_array().unwrap().len()
    };

    // Two devices, the second of two products.
    let first = "S-1,00-90-33-00-00-10,REL-BRI-1,2,R1,";
    let good =
        table("good.csv", &[first, "S-1,0090.3300.0020,REL-BRI-1,4,,K7QX-2M9P", "S-1,009033000020,REL-REG-10,1,,"]);
    let said = import(&good, &["--preview"]);
    assert!(said.status.success(), "{}", said.err);
    assert_eq!(
        said.out.lines().collect::<Vec<_>>(),
        [
            "00-90-33-00-00-10 (REL-BRI-1 × 2) in S-1: would be imported",
            "00-90-33-00-00-20 (REL-BRI-1 × 4, REL-REG-10 × 1) in S-1: would be imported",
        ]
    );
    assert_eq!(devices(), 0, "a preview imports nothing");
    let said = import(&good, &[]);
    assert!(said.status.success(), "{}", said.err);
    assert_eq!((said.out.trim(), devices()), ("2 imported, 0 imported before", 2));
    let said = import(&good, &["--preview"]);
    assert_eq!(said.out.matches("was imported before").count(), 2, "{}", said.out);
    assert_eq!(import(&good, &[]).out.trim(), "0 imported, 2 imported before");

    // What is wrong is told by line and column, with what would be right; nothing of the file is imported.
    let wrong = table(
        "wrong.csv",
        &[
            "S-2,00-90-33-00-00-30,REL-BRI-1,2,R1,",
            &first.replace(",2,", ",3,"),
            "S-2,00-90-33-00-00-40,REL-BRI-1,0,R9,",
            "S-2,00-90,REL-BRI-1,1,R1,",
        ],
    );
    for (more, so) in [(&["--preview"][..], "cells of"), (&[][..], "cannot be imported")] {
        let said = import(&wrong, more);
        assert_eq!((said.status.code(), said.out.as_str()), (Some(1), ""), "{}", said.err);
        assert!(said.err.starts_with("claviger: ") && said.err.contains(so), "{}", said.err);
        for part in ["line 3, sku: ", "REL-BRI-1 × 2", "line 4, buyer: ", "“R9”", "line 4, items: ", "line 5, serial: "]
        {
            assert!(said.err.contains(part), "{part}: {}", said.err);
        }
        assert!(!said.err.contains("line 2"), "{}", said.err);
    }
    let headless = place.path("headless.csv").display().to_string();
    std::fs::write(&headless, "serial,sku\n1,2\n").unwrap();
    let said = import(&headless, &["--preview"]);
    assert!(said.status.code() == Some(1) && said.err.contains("shipment"), "{}", said.err);
    assert_eq!(devices(), 2);

    // What cannot be read, is too large, or goes to nobody.
    let nowhere = place.path("nowhere.csv").display().to_string();
    let said = import(&nowhere, &[]);
    assert_eq!(said.status.code(), Some(1));
    assert!(said.err.contains(&format!("{nowhere} cannot be read: ")), "{}", said.err);
    let large = place.path("large.csv").display().to_string();
    std::fs::File::create(&large).unwrap().set_len(4 * 1024 * 1024 + 1).unwrap();
    assert!(import(&large, &["--preview"]).err.contains("is too large: 4194304 bytes at the most"));
    let said = place.run(&["shipment", "import", &good, "--url", &url, "--key-file", &nowhere], &[]);
    assert!(said.err.contains(&format!("{nowhere} cannot be read: ")), "{}", said.err);
    std::fs::write(place.path("other.key"), "clv_no_such_key").unwrap();
    let other = place.path("other.key").display().to_string();
    let said = place.run(&["shipment", "import", &good, "--url", &url, "--key-file", &other], &[]);
    assert_eq!(said.status.code(), Some(1));
    service.stop();
    let said = import(&good, &[]);
    assert!(said.status.code() == Some(1) && said.err.contains("cannot be reached"), "{}", said.err);
}

#[test]
fn x_18_the_catalogue_travels_as_a_file_both_ways_and_a_running_service_takes_it_up() {
    let place = Place::new("");
    place.init(&[], &[]);
    let export = |more: &[&str]| {
        let said = place.run(&[&["catalogue", "export"], more].concat(), &[]);
        assert!(said.status.success(), "{}", said.err);
        said.out
    };
    let shipped = export(&[]);
    assert_eq!(shipped, include_str!("../../../../data/demonstration/catalogue.toml"));
    let file = place.path("next.toml");
    let import = |text: &str, more: &[&str]| {
        std::fs::write(&file, text).unwrap();
        place.run(&[&["catalogue", "import", file.to_str().unwrap()], more].concat(), &[])
    };
    let service = place.serve(&[], &[]);
    let next = shipped.replace("IP Fax server, 4 channels", "Facsimile, 4 channels");
    let said = import(&next, &["--check"]);
    assert!(
        said.out.contains("could be published") && said.out.contains("Facsimile, 4 channels"),
        "{}{}",
        said.out,
        said.err
    );
    assert_eq!(export(&[]), shipped);
    let said = import("[[product]]\nsku = 7\n", &[]);
    assert!(!said.status.success() && said.err.contains("line 2: `sku` is a text in quotes"), "{}", said.err);
    let said = import(&next, &["--note", "names"]);
    assert!(
        said.status.success() && said.out.contains("Edition 1 of the catalogue is published"),
        "{}{}",
        said.out,
        said.err
    );
    assert_eq!(export(&["--edition", "1"]), next);
    let said = import(&next.replace("Facsimile", "Telecopier"), &["--from", "2999-01-01"]);
    assert!(!said.status.success() && said.err.contains("days ahead at the most"), "{}", said.err);
    // The service was not told, and takes it up all the same.
    let shop = Shop::of(&place, &place.url(""), &[]);
    let names = || get(&place.url("/api/v1/catalogue"), &shop.headers()).2;
    assert!(names().contains("Facsimile, 4 channels"), "{}", names());
    let doctor = place.run(&["doctor"], &[]).out;
    assert!(doctor.contains("edition 1 applies"), "{doctor}");
    service.stop();
}
