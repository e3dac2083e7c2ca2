package dev.boxoffice.tickets.organiser;

import dev.boxoffice.tickets.Seller;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;

/** An organiser with its owner. */
public record Team(Seller owner, UUID id) {

    public static Team create() {
        return of(Seller.anyone());
    }

    public static Team of(Seller owner) {
        return new Team(owner, UUID.fromString(creates(owner, "Old Mill").path("id")));
    }

    static Response creates(Seller owner, String name) {
        return owner.sends().body(Map.of("name", name)).post("/api/organisers");
    }

    /** Adds a new user; an operator may do that without an invitation. */
    public Seller with(String role) {
        Seller member = Seller.anyone();
        assign(Seller.operator(), member, role).then().statusCode(200);
        return member;
    }

    public Response assign(Seller by, Seller member, String role) {
        return by.sends().body(Map.of("role", role)).put("/api/organisers/{id}/members/{subject}", id, member.name());
    }

    public Response remove(Seller by, Seller member) {
        return by.sends().delete("/api/organisers/{id}/members/{subject}", id, member.name());
    }

    public Response member(Seller by, Seller member) {
        return by.sends().get("/api/organisers/{id}/members/{subject}", id, member.name());
    }

    public Response read(Seller by) {
        return by.sends().get("/api/organisers/{id}", id);
    }

    public String slug() {
        return read(owner).path("slug");
    }

    public Response renames(Seller by, String ifMatch, String name) {
        return by.sends().header("If-Match", ifMatch).body(Map.of("name", name)).put("/api/organisers/{id}", id);
    }
}
