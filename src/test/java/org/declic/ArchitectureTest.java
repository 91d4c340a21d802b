package org.declic;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import org.declic.contact.Attributes;
import org.declic.contact.Contacts;
import org.declic.contact.People;
import org.declic.contact.Profiles;
import org.declic.entry.Decisions;
import org.declic.entry.Entries;
import org.declic.entry.operate.Activity;
import org.declic.entry.operate.EnterContact;
import org.declic.entry.operate.FailedJobs;
import org.declic.entry.operate.Instances;
import org.declic.entry.operate.LatestDecisions;
import org.declic.entry.operate.Permissions;
import org.declic.entry.operate.ReadableInstances;
import org.declic.event.EventLog;
import org.jspecify.annotations.NullMarked;

/** The rooms of the code: which there are, and which may know which. */
@AnalyzeClasses(packages = "org.declic", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** Each room, and what it may know besides itself: what is named, and what that may know. Boot may know all. */
    private static final Map<String, List<String>> ROOMS = Map.of(
            "contact", List.of(),
            "event", List.of("contact"),
            "setting", List.of("contact", "event"),
            "segment", List.of("contact", "event", "setting"),
            "trigger", List.of("contact", "event", "setting", "segment"),
            "entry", List.of("contact", "event", "setting", "segment", "trigger"),
            "automation", List.of("contact", "event", "setting", "segment", "trigger", "entry"),
            "store", List.of("contact", "event", "setting", "segment", "trigger", "entry"),
            "door", List.of("contact", "event", "setting", "segment", "trigger", "entry"),
            "cockpit", List.of("contact", "event", "setting", "segment", "trigger", "entry"));

    @ArchTest
    static void data_goes_down(JavaClasses classes) {
        var rooms = layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .ensureAllClassesAreContainedInArchitecture();
        rooms = rooms.layer("boot").definedBy("org.declic.boot..");
        for (var room : ROOMS.keySet()) {
            rooms = rooms.layer(room).definedBy("org.declic." + room + "..");
        }
        for (var room : ROOMS.entrySet()) {
            var known = room.getValue().toArray(String[]::new);
            rooms = known.length == 0
                    ? rooms.whereLayer(room.getKey()).mayNotAccessAnyLayer()
                    : rooms.whereLayer(room.getKey()).mayOnlyAccessLayers(known);
        }
        rooms.check(classes);
    }

    @ArchTest
    static final ArchRule the_set_of_rooms_is_closed = classes()
            .should()
            .resideInAnyPackage(
                    "org.declic.contact",
                    "org.declic.event",
                    "org.declic.setting",
                    "org.declic.segment",
                    "org.declic.trigger",
                    "org.declic.entry",
                    "org.declic.entry.audience",
                    "org.declic.entry.operate",
                    "org.declic.automation",
                    "org.declic.automation.engine",
                    "org.declic.automation.feel",
                    "org.declic.automation.operate",
                    "org.declic.automation.step",
                    "org.declic.store",
                    "org.declic.door",
                    "org.declic.door.activecampaign",
                    "org.declic.door.cloudevents",
                    "org.declic.door.operate",
                    "org.declic.cockpit",
                    "org.declic.boot",
                    "org.declic.boot.guest",
                    "org.declic.boot.observe",
                    "org.declic.boot.security");

    @ArchTest
    static final ArchRule the_gate_knows_nobody_who_asks_it = noClasses()
            .that()
            .resideInAPackage("org.declic.entry")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.declic.entry.audience", "org.declic.entry.operate"));

    @ArchTest
    static final ArchRule parts_of_the_engine_and_the_language_know_no_automation = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.declic.automation.engine", "org.declic.automation.feel", "org.declic.automation.step")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.declic.automation", "org.declic.automation.operate"));

    @ArchTest
    static final ArchRule automations_know_no_operators = noClasses()
            .that()
            .resideInAPackage("org.declic.automation")
            .should()
            .dependOnClassesThat(resideInAPackage("org.declic.automation.operate"));

    /** Else who may see what would be asked twice, and each would answer in its own way. */
    @ArchTest
    static final ArchRule what_operators_see_by_http_and_in_cockpit_comes_from_the_same_views = noClasses()
            .that()
            .resideInAnyPackage("org.declic.door.operate", "org.declic.cockpit")
            .should()
            .dependOnClassesThat(belongToAnyOf(
                    Contacts.class,
                    People.class,
                    Profiles.class,
                    Attributes.class,
                    EventLog.class,
                    Decisions.class,
                    Entries.class,
                    LatestDecisions.class,
                    Activity.class,
                    Permissions.class,
                    Instances.class,
                    ReadableInstances.class,
                    FailedJobs.class,
                    EnterContact.class));

    @ArchTest
    static final ArchRule doors_know_no_other_door =
            slices().matching("org.declic.door.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule what_doors_share_knows_no_door = noClasses()
            .that()
            .resideInAPackage("org.declic.door")
            .should()
            .dependOnClassesThat(resideInAPackage("org.declic.door.*"));

    @ArchTest
    static final ArchRule container_and_web_only_in_door_and_boot = noClasses()
            .that(not(resideInAnyPackage("org.declic.door..", "org.declic.boot..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "org.springframework.context..",
                    "org.springframework.beans..",
                    "org.springframework.boot..",
                    "org.springframework.web..",
                    "org.springframework.security..",
                    "org.springframework.http..",
                    "jakarta.servlet.."));

    @ArchTest
    static final ArchRule sql_only_in_store = noClasses()
            .that(not(resideInAnyPackage("org.declic.store..", "org.declic.boot..")))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "org.springframework.jdbc..",
                    "org.springframework.dao..",
                    "org.springframework.transaction..",
                    "javax.sql..",
                    "org.flywaydb.."));

    @ArchTest
    static final ArchRule camunda_only_in_automation_cockpit_and_boot = noClasses()
            .that(not(resideInAnyPackage("org.declic.automation..", "org.declic.cockpit..", "org.declic.boot..")))
            .should()
            .dependOnClassesThat(resideInAPackage("org.camunda.."));

    @ArchTest
    static final ArchRule engine_internals_only_in_automation_and_not_in_its_steps = noClasses()
            .that(not(resideInAPackage("org.declic.automation..")
                    .and(not(resideInAPackage("org.declic.automation.step")))))
            .should()
            .dependOnClassesThat(resideInAPackage("org.camunda.bpm.engine.impl.."));

    @ArchTest
    static final ArchRule time_comes_in = noClasses()
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule every_room_is_null_marked =
            classes().that().haveSimpleName("package-info").should().beAnnotatedWith(NullMarked.class);
}
