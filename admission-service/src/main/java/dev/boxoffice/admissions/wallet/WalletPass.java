package dev.boxoffice.admissions.wallet;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.boxoffice.admissions.show.OrderedShow;
import dev.boxoffice.admissions.show.OrderedTicket;
import dev.boxoffice.admissions.view.AdmissionResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes an admission as a pass of Apple Wallet.
 *
 * @see <a href="https://developer.apple.com/documentation/walletpasses">Wallet Passes</a>
 */
final class WalletPass {

    private static final ObjectMapper JSON = new ObjectMapper();

    private WalletPass() {}

    static byte[] write(AdmissionResponse admission, OrderedTicket ticket, PassSigner signer) {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("icon.png", resource("icon.png"));
        files.put("icon@2x.png", resource("icon@2x.png"));
        files.put("pass.json", pass(admission, ticket, signer).toString().getBytes(UTF_8));
        byte[] manifest = manifest(files);
        files.put("manifest.json", manifest);
        files.put("signature", signer.sign(manifest));
        return zip(files);
    }

    private static ObjectNode pass(AdmissionResponse admission, OrderedTicket ticket, PassSigner signer) {
        OrderedShow show = ticket.show();
        String title = show == null ? "Admission" : show.title();
        ObjectNode pass = JSON.createObjectNode()
                .put("formatVersion", 1)
                .put("passTypeIdentifier", signer.passType())
                .put("teamIdentifier", signer.team())
                .put("serialNumber", admission.id().toString())
                .put("organizationName", ticket.organiser() == null ? "Boxoffice" : ticket.organiser())
                .put("description", title);
        pass.putArray("barcodes")
                .addObject()
                .put("format", "PKBarcodeFormatQR")
                .put("message", admission.code())
                .put("messageEncoding", "iso-8859-1");
        ObjectNode fields = pass.putObject("eventTicket");
        field(fields, "primaryFields", "show", "Show", title);
        if (show != null) {
            OffsetDateTime start = show.startsAt().atZone(show.zone()).toOffsetDateTime();
            pass.put("relevantDate", start.toString());
            field(fields, "secondaryFields", "venue", "Venue", show.place());
            field(fields, "secondaryFields", "starts", "Starts", start.toString())
                    .put("dateStyle", "PKDateStyleMedium")
                    .put("timeStyle", "PKDateStyleShort")
                    .put("ignoresTimeZone", true);
        }
        if (ticket.name() != null) {
            field(fields, "auxiliaryFields", "ticket", "Ticket", ticket.name());
        }
        field(fields, "auxiliaryFields", "number", "Number", admission.number() + " of " + ticket.units());
        if (admission.holderName() != null) {
            field(fields, "auxiliaryFields", "holder", "Name", admission.holderName());
        }
        field(fields, "backFields", "order", "Order", admission.orderId().toString());
        return pass;
    }

    private static ObjectNode field(ObjectNode fields, String area, String key, String label, String value) {
        return fields.withArray(area)
                .addObject()
                .put("key", key)
                .put("label", label)
                .put("value", value);
    }

    /** The SHA-1 hashes of the files, as the format requires. The signature protects the pass, not these hashes alone. */
    private static byte[] manifest(Map<String, byte[]> files) {
        try {
            ObjectNode manifest = JSON.createObjectNode();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                byte[] hash = MessageDigest.getInstance("SHA-1").digest(file.getValue());
                manifest.put(file.getKey(), HexFormat.of().formatHex(hash));
            }
            return manifest.toString().getBytes(UTF_8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] resource(String name) {
        try (InputStream stream = WalletPass.class.getResourceAsStream(name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
