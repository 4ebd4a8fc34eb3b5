-- What a form that offers stock is pressed with: pressed twice, it offers once. Programs have `Idempotency-Key`. What a node
-- of the version before takes of such a form while both work has none, and is offered twice as before. (P-14)
ALTER TABLE stock_transfer ADD COLUMN pressed UUID;
CREATE UNIQUE INDEX stock_transfer_pressed ON stock_transfer (sender, pressed);
