package org.declic.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.declic.store.Databases;

/** Cockpit in a browser, with two of the examples as automations and a contact who has done a lot. */
abstract class CockpitWithExamples extends CockpitInBrowser {

    static final String ANA = "ana@example.com";

    /** The application, with two of the examples. */
    static void examples() throws IOException {
        app = App.shared(Databases.h2());
        for (var name : List.of("welcome-series", "win-back")) {
            var answer = app.deployByRest(name, Files.readString(Path.of("bpmn", name + ".bpmn")));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    /** What Ana does, and Cockpit. */
    static void open() {
        for (var number = 1; number <= 22; number++) {
            app.track("Page visited", ANA, "/pricing/" + number);
        }
        app.track("Signed up", ANA, "{\"plan\":\"pro\",\"price\":12.5}");
        app.track("Signed up", ANA);
        app.track("Plan downgraded", ANA);
        app.settle();
        cockpit = CockpitPage.of(app);
    }
}
