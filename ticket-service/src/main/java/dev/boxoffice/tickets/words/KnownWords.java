package dev.boxoffice.tickets.words;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.sql.DataSource;

/** The words of titles and venues, to find those that a query misspells. Words stay after their last ticket has changed. */
@ApplicationScoped
public class KnownWords {

    /** In the order of the words, because concurrent transactions may wait for each other's new words. */
    private static final String ADD = """
            insert into search_word (word, forms) values (?, ?) on conflict do nothing
            """;

    private static final String MISSING = """
            select word from unnest(?::text[]) as w (word)
            where not exists (select from search_word s where s.word = w.word collate "C")
            """;

    private static final String CANDIDATES = "select word from search_word where forms && ?::text[] limit 5000";

    /** Bounds the size of a query. */
    private static final int MAX_SIMILAR = 20;

    private final DataSource dataSource;

    public KnownWords(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Runs in the caller's transaction, which blocks others with the same new words until it ends. */
    public void add(Collection<String> words) {
        try (Connection connection = dataSource.getConnection()) {
            List<String> missing = strings(connection, MISSING, words);
            if (missing.isEmpty()) {
                return;
            }
            try (var insert = connection.prepareStatement(ADD)) {
                for (String word : new TreeSet<>(missing)) {
                    insert.setString(1, word);
                    insert.setArray(2, array(connection, Spelling.forms(word)));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not write known words", e);
        }
    }

    /** Returns the known words similar to each word; omits short words. */
    public Map<String, List<String>> similar(Collection<String> words) {
        var forms = new TreeSet<String>();
        words.forEach(word -> forms.addAll(Spelling.formsToFind(word)));
        if (forms.isEmpty()) {
            return Map.of();
        }
        try (Connection connection = dataSource.getConnection()) {
            return similar(words, strings(connection, CANDIDATES, forms));
        } catch (SQLException e) {
            throw new IllegalStateException("could not read known words", e);
        }
    }

    private static Map<String, List<String>> similar(Collection<String> words, List<String> candidates) {
        var similar = new HashMap<String, List<String>>();
        for (String word : words) {
            if (!Spelling.formsToFind(word).isEmpty()) {
                similar.put(
                        word,
                        Spelling.similar(word, candidates).limit(MAX_SIMILAR).toList());
            }
        }
        return similar;
    }

    private static List<String> strings(Connection connection, String sql, Collection<String> parameter)
            throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            select.setArray(1, array(connection, parameter));
            var strings = new ArrayList<String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    strings.add(rows.getString(1));
                }
            }
            return strings;
        }
    }

    private static Array array(Connection connection, Collection<String> strings) throws SQLException {
        return connection.createArrayOf("text", strings.toArray(String[]::new));
    }
}
