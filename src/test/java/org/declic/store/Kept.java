package org.declic.store;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.declic.store.Databases.Database;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A database on the disk that keeps what it has committed when the application is killed.
 *
 * @param database what the application is given
 * @param dataSource what a test reads it by: a connection each time, so that no file of H2 stays open in the test
 */
public record Kept(Database database, DataSource dataSource, AutoCloseable server) implements AutoCloseable {

    /** With the settings that the application ships, in a file that the test may read beside it. */
    public static Kept h2(Path directory) {
        var shipped = shippedAddress()
                .replace("./data/declic", directory.resolve("h2").toString());
        return of(new Database(shipped + ";AUTO_SERVER=TRUE", "sa", ""), () -> {});
    }

    public static Kept postgres(Path directory) {
        var server = new PostgresServer(directory.resolve("postgres"));
        return of(server.database(), server);
    }

    private static Kept of(Database database, AutoCloseable server) {
        return new Kept(
                database, new DriverManagerDataSource(database.url(), database.user(), database.password()), server);
    }

    private static String shippedAddress() {
        var settings = new YamlPropertiesFactoryBean();
        settings.setResources(new ClassPathResource("application.yaml"));
        return settings.getObject().getProperty("spring.datasource.url");
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
