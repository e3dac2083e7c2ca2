package dev.boxoffice.storefront.selling.desk;

import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.problem.ServiceUnavailableException;
import dev.boxoffice.storefront.session.Visitor;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The organiser at whose desk the visitor works, and what the visitor may do there. Pages call {@link #require},
 * {@link #requireOrganiser} or {@link #enter} first.
 */
@Named
@RequestScoped
public class Desk {

    /** Names the chosen organiser of a visitor with several. */
    static final String COOKIE = "organiser";

    private static final int MAX_ORGANISERS = 100;

    private final OrganiserClient client;
    private final Visitor visitor;
    private final CurrentVertxRequest request;

    private List<Organiser> organisers;
    private Organiser organiser;

    Desk(@RestClient OrganiserClient client, Visitor visitor, CurrentVertxRequest request) {
        this.client = client;
        this.visitor = visitor;
        this.request = request;
    }

    /** Requires a permission at the desk of the chosen organiser. Who has no organiser may open one, so everything is allowed. */
    public void require(Permission permission) {
        load();
        requireRole(permission);
    }

    /** Requires a permission at the desk of the chosen organiser, and that there is one. */
    public void requireOrganiser(Permission permission) {
        require(permission);
        if (!hasOrganiser()) {
            throw new NotFoundException();
        }
    }

    /** Requires a permission at the desk of the organiser to which a page belongs. */
    public void enter(UUID organiserId, Permission permission) {
        load();
        organiser = organisers.stream()
                .filter(one -> one.id().equals(organiserId))
                .findFirst()
                .orElseGet(() -> client.read(organiserId).getEntity());
        requireRole(permission);
    }

    private void requireRole(Permission permission) {
        if (!may(permission)) {
            throw new NoAccessException(permission);
        }
    }

    /** Loads the organisers for a page that everyone may open. */
    public void load() {
        if (organisers == null) {
            organisers = client.list(MAX_ORGANISERS).items();
            organiser = organisers.stream()
                    .filter(one -> one.id().toString().equals(chosen()))
                    .findFirst()
                    .orElse(organisers.isEmpty() ? null : organisers.getFirst());
        }
    }

    private void loadIfPossible() {
        try {
            load();
        } catch (RequestRefusedException | ServiceUnavailableException | ProcessingException _) {
            organisers = List.of();
        }
    }

    private String chosen() {
        Cookie cookie = request.getCurrent().request().getCookie(COOKIE);
        return cookie == null ? "" : cookie.getValue();
    }

    /** The organisers of which the visitor is a member. */
    public List<Organiser> organisers() {
        return organisers == null ? List.of() : organisers;
    }

    /** The organisers for whose desks the visitor has a permission, and that of the page. */
    public List<Organiser> organisers(Permission permission) {
        return Stream.concat(organisers().stream(), Stream.ofNullable(organiser))
                .filter(one -> visitor.isOperator()
                        || one.roleOf(visitor.id())
                                .filter(role -> role.may(permission))
                                .isPresent())
                .distinct()
                .toList();
    }

    /** {@code null} if the visitor has none. */
    public Organiser organiser() {
        return organiser;
    }

    public boolean hasOrganiser() {
        return organiser != null;
    }

    /** The id of the organiser; {@code null} if the visitor has none. */
    public UUID organiserId() {
        return organiser == null ? null : organiser.id();
    }

    /** The visitor's role; empty for a visitor who is not a member. */
    public Optional<Role> role() {
        return organiser == null ? Optional.of(Role.OWNER) : organiser.roleOf(visitor.id());
    }

    public boolean may(Permission permission) {
        return visitor.isOperator()
                || role().filter(role -> role.may(permission)).isPresent();
    }

    /** Whether the page belongs to this part of the desk. */
    public boolean at(String path) {
        String here = request.getCurrent().request().path();
        return here.equals(path) || here.startsWith(path + "/");
    }

    /** Whether the page belongs to a show. */
    public boolean atShows() {
        return at("/sell/shows") || at("/sell/tickets") || at("/sell/pools");
    }

    /** Whether the page is the first one of the desk. */
    public boolean home() {
        return "/sell".equals(request.getCurrent().request().path());
    }

    public boolean mayEdit() {
        return may(Permission.EDIT);
    }

    public boolean maySeeFigures() {
        return may(Permission.FIGURES);
    }

    public boolean maySeeOrders() {
        return may(Permission.ORDERS);
    }

    public boolean mayManage() {
        return may(Permission.MANAGE);
    }

    /** Whether to show the frame of the desk, which pages without a role of their own load with it. */
    public boolean isMember() {
        if (organisers == null) {
            loadIfPossible();
        }
        return may(Permission.DOOR);
    }
}
