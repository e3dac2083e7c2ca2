package dev.boxoffice.orders.organiser;

import dev.boxoffice.http.Caller;
import dev.boxoffice.organisers.Memberships;
import dev.boxoffice.organisers.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;

/** Decides what a user may see as staff. */
@ApplicationScoped
public class Staff {

    private final Memberships memberships;

    Staff(Memberships memberships) {
        this.memberships = memberships;
    }

    public StaffScope scope(Caller caller) {
        return caller.isAdmin()
                ? new StaffScope(caller.id(), true, List.of())
                : new StaffScope(
                        caller.id(), false, memberships.organisers(caller.id(), EnumSet.of(Role.OWNER, Role.SUPPORT)));
    }
}
