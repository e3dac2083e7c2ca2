package dev.boxoffice.tickets.search;

import dev.boxoffice.testing.Stack;
import dev.boxoffice.tickets.ticket.Indexing;
import dev.boxoffice.tickets.ticket.TicketSnapshot;
import dev.boxoffice.tickets.ticket.TicketStatus;
import dev.boxoffice.tickets.words.KnownWords;
import dev.boxoffice.tickets.words.SearchQuery;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches find the same tickets under any locale of the database. The tickets are indexed after they were stored. */
class SearchRulesTest {

    private static final String INSERT = """
            with new_show as (
                insert into show (id, organiser_id, title, description, venue, time_zone, starts_at, status, version, created_at,
                    updated_at, local_date)
                values (gen_random_uuid(), '00000000-0000-7000-8000-000000000001', 'Show', '', 'Hall', 'UTC',
                    now() + interval '1 day', 'PUBLISHED', 1, now(), now(), current_date)
                returning *)
            insert into ticket (id, title, description, venue, starts_at, price_amount, price_currency, capacity,
                max_per_order, seller_id, status, version, created_at, updated_at, show_id, organiser_id)
            select gen_random_uuid(), ?, '', 'Hall', starts_at, 100, 'EUR', 10, 4, 'seller', 'ON_SALE', 1, now(), now(), id,
                organiser_id
            from new_show
            """;

    private static final String INSERT_ORGANISER = """
            insert into organiser (id, name, slug, version, created_at, updated_at)
            values ('00000000-0000-7000-8000-000000000001', 'Organiser', 'organiser', 1, now(), now())
            """;

    @ParameterizedTest
    @ValueSource(strings = {"C", "C.UTF-8", "icu-und", "icu-tr", "icu-de-u-ks-level1"})
    void findsTicketsUnderEachLocale(String locale) throws SQLException {
        try (AgroalDataSource database = migrated(Stack.createDatabase(locale))) {
            checkSearches(database);
        }
    }

    private static void checkSearches(DataSource database) throws SQLException {
        insert(
                database,
                Stream.concat(
                                SearchCases.found().map(SearchCases.Found::title),
                                SearchCases.notFound().map(SearchCases.NotFound::title))
                        .distinct()
                        .toList());
        Indexing.run(database);
        var tickets = new ListTickets(new TicketSearch(Indexing.table(database)), new KnownWords(database));

        var softly = new SoftAssertions();
        SearchCases.found()
                .forEach(found -> Stream.concat(Stream.of(found.title()), found.by().stream())
                        .forEach(text -> softly.assertThat(titles(tickets, text))
                                .as("search for %s", text)
                                .contains(found.title())));
        SearchCases.notFound()
                .forEach(absent -> absent.by()
                        .forEach(text -> softly.assertThat(titles(tickets, text))
                                .as("search for %s", text)
                                .doesNotContain(absent.title())));
        softly.assertAll();
    }

    private static List<String> titles(ListTickets tickets, String text) {
        var filter = new TicketFilter(SearchQuery.in(text), null, Set.of(TicketStatus.ON_SALE), null, null);
        return tickets.list(new TicketQuery(filter, null, 1_000, false)).items().stream()
                .map((TicketSnapshot ticket) -> ticket.show().title())
                .toList();
    }

    static AgroalDataSource migrated(String url) throws SQLException {
        Map<String, String> environment = Stack.environment("tickets");
        var user = new NamePrincipal(environment.get("BOXOFFICE_DB_MIGRATION_USER"));
        var password = new SimplePassword(environment.get("BOXOFFICE_DB_MIGRATION_PASSWORD"));
        AgroalDataSource database = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(2)
                        .connectionFactoryConfiguration(
                                factory -> factory.jdbcUrl(url).principal(user).credential(password))));
        Flyway.configure().dataSource(database).outOfOrder(true).load().migrate();
        return database;
    }

    private static void insert(DataSource database, List<String> titles) throws SQLException {
        try (Connection connection = database.getConnection();
                var organiser = connection.createStatement();
                var insert = connection.prepareStatement(INSERT)) {
            organiser.execute(INSERT_ORGANISER);
            for (String title : titles) {
                insert.setString(1, title);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
