package org.declic;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

/** The rooms of the code: which there are, and which may know which. */
@AnalyzeClasses(packages = "org.declic", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule data_goes_down = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("door")
            .definedBy("org.declic.door..")
            .layer("contact")
            .definedBy("org.declic.contact..")
            .layer("event")
            .definedBy("org.declic.event..")
            .layer("segment")
            .definedBy("org.declic.segment..")
            .layer("trigger")
            .definedBy("org.declic.trigger..")
            .layer("entry")
            .definedBy("org.declic.entry..")
            .layer("automation")
            .definedBy("org.declic.automation..")
            .layer("store")
            .definedBy("org.declic.store..")
            .layer("cockpit")
            .definedBy("org.declic.cockpit..")
            .layer("boot")
            .definedBy("org.declic.boot..")
            .whereLayer("contact")
            .mayNotAccessAnyLayer()
            .whereLayer("event")
            .mayOnlyAccessLayers("contact")
            .whereLayer("segment")
            .mayOnlyAccessLayers("contact", "event")
            .whereLayer("trigger")
            .mayOnlyAccessLayers("contact", "event", "segment")
            .whereLayer("entry")
            .mayOnlyAccessLayers("contact", "event", "segment", "trigger")
            .whereLayer("automation")
            .mayOnlyAccessLayers("contact", "event", "segment", "trigger", "entry")
            .whereLayer("store")
            .mayOnlyAccessLayers("contact", "event", "trigger", "entry")
            .whereLayer("door")
            .mayOnlyAccessLayers("contact", "event", "entry")
            .whereLayer("cockpit")
            .mayOnlyAccessLayers("contact", "event", "trigger", "entry");

    @ArchTest
    static final ArchRule the_set_of_rooms_is_closed = classes()
            .should()
            .resideInAnyPackage(
                    "org.declic.door",
                    "org.declic.contact",
                    "org.declic.event",
                    "org.declic.segment",
                    "org.declic.trigger",
                    "org.declic.entry",
                    "org.declic.automation",
                    "org.declic.automation.step",
                    "org.declic.store",
                    "org.declic.cockpit",
                    "org.declic.boot");

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
            .that(not(resideInAPackage("org.declic.automation")))
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
