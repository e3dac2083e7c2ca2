package dev.boxoffice.tickets.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.testing.Concurrently;
import dev.boxoffice.tickets.TicketServiceTest;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@TicketServiceTest
class NewWordsTest {

    @Inject
    NewWords newWords;

    @Inject
    KnownWords knownWords;

    private final String word = "word" + UUID.randomUUID().toString().replace("-", "");

    @Test
    void doesNotBlockAnotherTransactionWithTheSameWord() {
        Callable<Boolean> other = this::addAndCommit;
        QuarkusTransaction.requiringNew().run(() -> {
            newWords.add(Set.of(word));

            Concurrently.run(List.of(other));

            assertThat(knownWords.similar(Set.of(word)).get(word)).containsExactly(word);
        });
    }

    @Test
    void forgetsTheWordsOfATransactionThatFails() {
        QuarkusTransaction.begin();
        newWords.add(Set.of(word));
        QuarkusTransaction.rollback();

        assertThat(knownWords.similar(Set.of(word)).get(word)).isEmpty();
    }

    private boolean addAndCommit() {
        return QuarkusTransaction.requiringNew().call(() -> {
            newWords.add(Set.of("another" + word));
            newWords.add(Set.of(word));
            return true;
        });
    }
}
