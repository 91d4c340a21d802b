package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.declic.PageBlock;
import org.declic.Pages;
import org.declic.store.Databases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What pages tell their readers to ask PostgreSQL. */
class PageQueriesTest {

    static Stream<PageBlock> queries() {
        return Pages.all().stream()
                .flatMap(page -> PageBlock.of(page).stream())
                .filter(block -> block.language().equals("sql"));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void postgres_understands_them(PageBlock queries) {
        try (var app = App.shared(Databases.postgres())) {
            var jdbc = new JdbcTemplate(app.bean(DataSource.class));
            assertThat(Arrays.stream(queries.text().split(";\\s*")))
                    .isNotEmpty()
                    .allSatisfy(query -> assertThat(jdbc.queryForList(query)).isNotNull());
        }
    }
}
