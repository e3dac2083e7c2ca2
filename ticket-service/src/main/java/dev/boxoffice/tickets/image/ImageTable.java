package dev.boxoffice.tickets.image;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Stored images. Each method is one statement in the caller's transaction, if there is one. */
@ApplicationScoped
class ImageTable {

    private static final String INSERT = """
            insert into image (id, media_type, width, height, content, created_by) values (?, ?, ?, ?, ?, ?)
            on conflict (id) do nothing
            """;

    private final DataSource dataSource;

    ImageTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Does nothing if the image exists. */
    void insert(StoredImage image, String createdBy) {
        try (Connection connection = dataSource.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, image.id());
            insert.setString(2, image.format().mediaType());
            insert.setInt(3, image.width());
            insert.setInt(4, image.height());
            insert.setBytes(5, image.content());
            insert.setString(6, createdBy);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("could not store an image", e);
        }
    }

    Optional<StoredImage> find(UUID id) {
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "select media_type, width, height, content from image where id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new StoredImage(
                                id,
                                ImageFormat.declared(row.getString("media_type"))
                                        .orElseThrow(),
                                row.getInt("width"),
                                row.getInt("height"),
                                row.getBytes("content")))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not read an image", e);
        }
    }

    Optional<ImageSize> sizeOf(UUID id) {
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement("select width, height from image where id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new ImageSize(row.getInt("width"), row.getInt("height")))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not read the size of an image", e);
        }
    }

    long countOf(String createdBy) {
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement("select count(*) from image where created_by = ?")) {
            select.setString(1, createdBy);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not count images", e);
        }
    }
}
