-- Orders grow: care without days, and words to find an order by.

-- Care that was ordered for so many months; `care_first` and `care_last` come when the product is registered. (C-03)
ALTER TABLE license ADD COLUMN care_months BIGINT CHECK (care_months > 0);

-- Whatever an order can be found by, folded by the program: its number, the numbers and names of those in it, and, behind
-- a mark, its licenses' codes. Words are looked up by how they begin.
CREATE TABLE sales_order_word (
    word        TEXT NOT NULL,
    sales_order UUID NOT NULL REFERENCES sales_order (id),
    PRIMARY KEY (word, sales_order)
);

-- Orders that were placed before are found by the whole of their number and codes, and by how a name begins.
INSERT INTO sales_order_word (word, sales_order)
    SELECT lower(number), id FROM sales_order
    UNION SELECT '=' || lower(replace(license.code, '-', '')), license.sales_order FROM license
    UNION SELECT lower(account.number), sales_order.id FROM sales_order JOIN account
        ON account.id IN (sales_order.customer, sales_order.reseller, sales_order.distributor)
    UNION SELECT lower(account.name), sales_order.id FROM sales_order JOIN account
        ON account.id IN (sales_order.customer, sales_order.reseller, sales_order.distributor);
