package org.declic.benchmark;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The one endpoint of {@link BareEndpoint}. */
@RestController
class BareDoor {

    static DataSource dataSource;

    private final AtomicLong numbers = new AtomicLong(1_000_000_000);

    @PostMapping("/bare")
    Map<String, Object> insert(@RequestBody Map<String, Object> event) throws SQLException {
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(Recording.INSERT)) {
            connection.setAutoCommit(false);
            Recording.set(insert, numbers.incrementAndGet());
            insert.executeUpdate();
            connection.commit();
        }
        return Map.of("recorded", 1);
    }
}
