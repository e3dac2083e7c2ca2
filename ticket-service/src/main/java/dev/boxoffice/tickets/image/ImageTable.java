package dev.boxoffice.tickets.image;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
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

    private static final String INSERT_SCALED = """
            insert into scaled_image (image_id, requested_width, id, media_type, width, height, content)
            values (?, ?, ?, ?, ?, ?, ?) on conflict (image_id, requested_width) do nothing
            """;

    private static final String FIND = "select id, media_type, width, height, content from image where id = ?";
    private static final String FIND_SCALED =
            "select id, media_type, width, height, content from scaled_image where image_id = ? and requested_width = ?";

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

    /** Does nothing if the image exists in this width. */
    void insertScaled(UUID imageId, int requestedWidth, StoredImage scaled) {
        try (Connection connection = dataSource.getConnection();
                var insert = connection.prepareStatement(INSERT_SCALED)) {
            insert.setObject(1, imageId);
            insert.setInt(2, requestedWidth);
            insert.setObject(3, scaled.id());
            insert.setString(4, scaled.format().mediaType());
            insert.setInt(5, scaled.width());
            insert.setInt(6, scaled.height());
            insert.setBytes(7, scaled.content());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("could not store a scaled image", e);
        }
    }

    Optional<StoredImage> find(UUID id) {
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement(FIND)) {
            select.setObject(1, id);
            return read(select);
        } catch (SQLException e) {
            throw new IllegalStateException("could not read an image", e);
        }
    }

    Optional<StoredImage> findScaled(UUID imageId, int requestedWidth) {
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement(FIND_SCALED)) {
            select.setObject(1, imageId);
            select.setInt(2, requestedWidth);
            return read(select);
        } catch (SQLException e) {
            throw new IllegalStateException("could not read a scaled image", e);
        }
    }

    private static Optional<StoredImage> read(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new StoredImage(
                            row.getObject("id", UUID.class),
                            ImageFormat.declared(row.getString("media_type")).orElseThrow(),
                            row.getInt("width"),
                            row.getInt("height"),
                            row.getBytes("content")))
                    : Optional.empty();
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
