package dev.boxoffice.tickets.search;

import java.util.function.Supplier;

/** The part of a query that finds rows with words. */
final class WordsBranch {

    /** The number of rows to check for words in page order before the text index is used. */
    private static final int NEAR = 2_000;

    private WordsBranch() {}

    /**
     * Returns SQL that finds the first rows of a table that have the words.
     *
     * <p>A frequent word appears early in page order; a rare word has few entries in the text index. The query tries both in
     * turn, because the planner's estimate can be wrong by orders of magnitude.
     *
     * @param conditions the conditions except the words; called twice, and collects parameters each time
     * @param words the condition of the words; called twice, and collects parameters each time
     */
    static String of(String table, String columns, Supplier<String> conditions, Supplier<String> words, int limit) {
        return """
                with near as materialized (
                    select %1$s from (select %1$s, search_terms from %8$s where %2$s order by starts_at, id limit %3$d) n
                    where %4$s order by starts_at, id limit %5$d),
                far as materialized (
                    select %1$s from %8$s where (select count(*) from near) < %5$d and %6$s and %7$s)
                select * from near where (select count(*) from near) = %5$d union all select * from far
                """.formatted(columns, conditions.get(), NEAR, words.get(), limit, conditions.get(), words.get(), table);
    }
}
