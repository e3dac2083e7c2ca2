package dev.boxoffice.orders.search;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A text by which people look for an order: its number, its buyer, a reference of a payment, or words of its contact.
 *
 * @param first the smallest order id that the text can begin; {@code null} if it begins none
 * @param last the greatest order id that the text can begin; {@code null} if it begins none
 */
record SearchText(String text, UUID first, UUID last) {

    static final int MAX_LENGTH = 200;

    private static final int DIGITS = 32;
    /** Shorter beginnings would match the orders of hours. */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8,32}");

    static SearchText of(String typed) {
        String text = typed.strip();
        String digits = text.toLowerCase(Locale.ROOT).replace("-", "");
        return ID.matcher(digits).matches()
                ? new SearchText(text, id(digits, "0"), id(digits, "f"))
                : new SearchText(text, null, null);
    }

    private static UUID id(String digits, String rest) {
        String hex = digits + rest.repeat(DIGITS - digits.length());
        return new UUID(
                Long.parseUnsignedLong(hex.substring(0, 16), 16), Long.parseUnsignedLong(hex.substring(16), 16));
    }

    /** Adds a condition on {@code orders o}. Each part is a lookup in an index. */
    SearchSql addTo(SearchSql sql) {
        sql.add(" and o.id = any (array(select id from orders where user_id = ?", text);
        sql.add(" union all select id from orders_archive where user_id = ?", text);
        sql.add(" union all select order_id from payment where reference = ?", text);
        sql.add(" union all select order_id from payment_archive where reference = ?", text);
        addContacts(sql, "orders");
        addContacts(sql, "orders_archive");
        if (first != null) {
            sql.add(" union all select id from orders where id between ? and ?", first, last);
            sql.add(" union all select id from orders_archive where id between ? and ?", first, last);
        }
        return sql.add("))");
    }

    private void addContacts(SearchSql sql, String table) {
        sql.add(
                " union all select id from " + table + " where contact_email is not null"
                        + " and contact_words(contact_name, contact_email) @@ words_query(?)",
                text);
    }
}
