package dev.boxoffice.storefront.selling.desk;

import io.quarkus.qute.i18n.MessageBundle;

/** The messages of the desk's frame, of the organiser and of its team. */
@MessageBundle(value = "desk", locale = "en")
public interface DeskMessages {

    // Frame
    String deskNavigation();

    String deskDashboard();

    String deskShows();

    String deskOrders();

    String team();

    String venueSettings();

    String switchOrganiser();

    String change();

    String deskChanged();

    String cancelAction();

    String copied();

    String markdownHint();

    // No access
    String noAccessTitle();

    String notMember(String organiser);

    String roleDoesNotAllow(Role role, String organiser);

    String roleNeeded(Permission needed);

    String askOwner();

    String backToShows();

    // Roles
    String roleName(Role role);

    String roleHint(Role role);

    // Team
    String teamIntro();

    String you();

    String memberRole();

    String roleOf(String member);

    String saveRole();

    String roleChanged();

    String removeMember();

    String removeMemberTitle(String member);

    String removeMemberHint();

    String removeMemberNow();

    String memberRemoved();

    String inviteTitle();

    String inviteHint();

    String invite();

    String openInvitations();

    String noInvitations();

    String invitedAs(Role role);

    String expiresAt(String time);

    String revoke();

    String invitationRevoked();

    String invitationReady();

    String invitationReadyHint(String time);

    String invitationLink();

    String copyInvitation();

    String invitationCode();

    String invitationCodeHint();

    String backToTeam();

    // Accepting an invitation
    String joinTitle();

    String joinHint();

    String joinSignIn();

    String join();

    String enterInvitationCode();

    String invitationInvalid();

    String joined();

    // Organiser
    String openVenue();

    String openVenueHint();

    String createVenue();

    String venueCreated();

    String venueSaved();

    String anotherVenue();

    String fieldOrganiserName();

    String fieldSlug();

    String slugHint();

    String enterSlug();

    String fieldOrganiserDescription();

    String fieldColour();

    String colourHint();

    String enterColour();

    String saveVenue();

    String fieldLogo();

    String logoHint();

    String saveLogo();

    String changeLogo();

    String removeLogo();

    String logoSaved();

    String logoRemoved();

    String viewVenuePage();
}
