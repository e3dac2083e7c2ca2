package dev.boxoffice.tickets.words;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * Adds the words of changed shows and tickets to the known ones.
 *
 * <p>They are written just before the transaction commits. A word that is written but not committed blocks other transactions
 * with the same new word.
 */
@ApplicationScoped
public class NewWords {

    private final TransactionSynchronizationRegistry transaction;
    private final KnownWords knownWords;

    NewWords(TransactionSynchronizationRegistry transaction, KnownWords knownWords) {
        this.transaction = transaction;
        this.knownWords = knownWords;
    }

    /** Requires a transaction. */
    public void add(Collection<String> words) {
        if (transaction.getResource(this) instanceof WriteWords pending) {
            pending.words.addAll(words);
            return;
        }
        var pending = new WriteWords(knownWords, new TreeSet<>(words));
        transaction.putResource(this, pending);
        transaction.registerInterposedSynchronization(pending);
    }

    private record WriteWords(KnownWords knownWords, Set<String> words) implements Synchronization {

        @Override
        public void beforeCompletion() {
            knownWords.add(words);
        }

        @Override
        public void afterCompletion(int status) {}
    }
}
