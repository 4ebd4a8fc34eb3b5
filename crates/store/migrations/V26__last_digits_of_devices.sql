-- Shipped devices are found by the last six and the last four digits of their serial numbers, too; those that were stored
-- before were found by the whole number only. Devices that a node of the version before imports while both work are still
-- found by the whole number alone. (P-04, P-11)
INSERT INTO search_word (kind, word, subject)
SELECT 'shipped-device', lower(replace(substr(serial, 10), '-', '')), id FROM shipped_device
UNION ALL
SELECT 'shipped-device', lower(replace(substr(serial, 13), '-', '')), id FROM shipped_device WHERE TRUE
ON CONFLICT DO NOTHING;
