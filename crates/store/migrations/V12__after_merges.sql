-- What we have done with a mail or an order is told from what happened to them.

-- Until when somebody is sending the mail; none while it waits. (L-03)
ALTER TABLE mail ADD COLUMN claimed_until BIGINT;

-- When an order's mail was given another recipient than the order named. (L-01)
ALTER TABLE sales_order ADD COLUMN redirected_at BIGINT;
