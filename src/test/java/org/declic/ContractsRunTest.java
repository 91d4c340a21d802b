package org.declic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A test by the name of a contract and a database runs this contract, and no contract is run by none. */
class ContractsRunTest {

    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern RUN = Pattern.compile("(.+)On(H2|Postgres)(Test|IT|Soak)\\.java");
    private static final Pattern TEST = Pattern.compile("@(Parameterized)?Test\\b");
    private static final Pattern CONTRACT = Pattern.compile("abstract class (\\w+Contract) .*\\{");

    @Test
    void each_contract_is_run_on_both_databases_by_the_tests_of_its_name() throws IOException {
        try (var files = Files.walk(TESTS)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var text = Files.readString(file);
                var run = RUN.matcher(file.getFileName().toString());
                if (run.matches()) {
                    assertThat(text).as("%s", file).contains("extends " + run.group(1) + "Contract {");
                }
                var contract = CONTRACT.matcher(text);
                if (contract.find() && TEST.matcher(text).find()) {
                    var name = contract.group(1).replaceAll("Contract$", "");
                    for (var database : List.of("H2", "Postgres")) {
                        assertThat(List.of("Test", "IT", "Soak"))
                                .as("%s on %s", name, database)
                                .anyMatch(kind ->
                                        Files.exists(file.resolveSibling(name + "On" + database + kind + ".java")));
                    }
                }
            }
        }
    }
}
