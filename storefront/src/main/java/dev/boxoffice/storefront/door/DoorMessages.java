package dev.boxoffice.storefront.door;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The messages of the door. Texts with {@code %t}, {@code %g}, {@code %n} and {@code %m} are filled in by its script. */
@MessageBundle(value = "door", locale = "en")
interface DoorMessages {

    // The list of shows
    String doorAtTheDoor();

    String doorNoDoors();

    String doorShowsToday();

    String doorShowsEarlier();

    String doorShowsLater();

    // The scanner
    String doorOf(String title);

    String doorScanner();

    String doorShowIsCalledOff();

    String doorSignInHint();

    String doorSignInAgain();

    String doorCameraPicture();

    String doorTorch();

    String doorStartCamera();

    String doorPauseCamera();

    String doorCameraDenied();

    String doorNoCamera();

    String doorUnverified();

    String doorCodeOrName();

    String doorCodeOnly();

    String doorCheck();

    String doorGate();

    String doorMainEntrance();

    String doorConflicts();

    String doorConflictsHint();

    String doorSendAgain();

    // Conflicts of all gates
    String doorConflictsOfGates();

    String doorConflictsOfGatesHint();

    String doorNoConflicts();

    String doorUnknownCode();

    String doorLetInAt(String time, String gate);

    String doorNewestConflicts(String count);

    String doorRecentScans();

    String doorNoScans();

    String doorGatesAndSettings();

    String doorCountsOfGates();

    String doorGateColumn();

    String doorEntries();

    String doorRefusedScans();

    String doorConflictCount();

    String doorSound();

    String doorReloadList();

    // Verdicts
    @Message
    String verdictTitle(Verdict verdict);

    @Message
    String verdictHint(Verdict verdict);

    String doorEnteredAt(String time, String gate);

    String doorUnitNumber(String number);

    String doorOrderEnding(String number);

    String doorDecidedOffline();

    String doorLetInAnyway();

    String doorNextScan();

    String doorLetIn();

    // The state of the scanner
    String doorOnline();

    String doorOffline();

    String doorSignedOutHere();

    String doorNoDoorAccess();

    String doorNothingWaits();

    String doorOneWaits();

    String doorSomeWait(String count);

    String doorNoList();

    String doorListOf(String time);

    String doorUndo();

    String doorUndone();

    String doorUndoneEntry();

    String doorUndoRefused();

    String doorUndoNeedsNetwork();

    String doorWaits();

    String doorFailedScan();

    String doorNoMatch();

    String doorOneMatch();

    String doorSomeMatch(String count);

    String doorNoName();

    String doorEnteredOf(String entered, String expected);

    String doorEnteredOfHere(String entered, String expected);
}
