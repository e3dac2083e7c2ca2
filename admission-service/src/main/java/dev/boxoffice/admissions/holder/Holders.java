package dev.boxoffice.admissions.holder;

import dev.boxoffice.admissions.admission.Admission;
import dev.boxoffice.admissions.admission.Admissions;
import dev.boxoffice.http.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** What a holder may do with an admission, and the names of holders. */
@ApplicationScoped
public class Holders {

    /** The maximum length of a name in code points. */
    public static final int MAX_NAME = 200;

    private static final String ASKS = """
            select exists (
                select from ticket t join show s on s.id = t.show_id where t.id = ? and s.ask_holder_names)
            """;

    private final Admissions admissions;
    private final DataSource dataSource;

    Holders(Admissions admissions, DataSource dataSource) {
        this.admissions = admissions;
        this.dataSource = dataSource;
    }

    /** Finds an admission that the caller holds. */
    public Admission own(Caller caller, UUID id) {
        return own(caller, id, admissions.find(id).orElse(null));
    }

    /** Locks an admission that the caller holds until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Admission lockOwn(Caller caller, UUID id) {
        return own(caller, id, admissions.lock(id).orElse(null));
    }

    private static Admission own(Caller caller, UUID id, Admission found) {
        if (found == null || !caller.mayActFor(found.holderId())) {
            throw new HolderProblem.NoAdmission(id).toException();
        }
        return found;
    }

    /** Requires a valid admission without an entry. */
    public static void requireUnused(Admission admission) {
        if (!admission.isValid()) {
            throw new HolderProblem.AdmissionVoid(admission.id(), admission.voidReason()).toException();
        }
        if (admission.entry() != null) {
            throw new HolderProblem.AdmissionEntered(admission.id()).toException();
        }
    }

    /**
     * Changes the name of the holder until the first entry. A name can always be removed, because it is personal data.
     *
     * @param change returns the new name for the current one; {@code null} is no name
     */
    @Transactional
    public void rename(Caller caller, UUID id, UnaryOperator<String> change) {
        Admission admission = lockOwn(caller, id);
        String name = change.apply(admission.holderName());
        if (Objects.equals(name, admission.holderName())) {
            return;
        }
        if (name != null) {
            requireUnused(admission);
            requireAsked(admission, name);
        }
        admissions.rename(id, name);
    }

    /** Requires that the show asks for names, unless the name is {@code null}. */
    public void requireAsked(Admission admission, String name) {
        if (name != null && !asksForName(admission.ticketId())) {
            throw new HolderProblem.NameNotAsked(admission.id()).toException();
        }
    }

    private boolean asksForName(UUID ticketId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(ASKS)) {
            select.setObject(1, ticketId);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the show of a ticket", e);
        }
    }
}
