package io.aionis.firewall;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.aionis.firewall", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule no_cycle = slices().matching("io.aionis.firewall.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a reader must be able to start at the bottom");

    @ArchTest
    static final ArchRule rooms_do_not_know_the_front = noClasses()
            .that()
            .resideInAPackage("io.aionis.firewall.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.aionis.firewall")
            .because("the front puts the rooms together, not the other way round");

    @ArchTest
    static final ArchRule only_wrappers_know_langchain4j = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.aionis.firewall.admission",
                    "io.aionis.firewall.policy",
                    "io.aionis.firewall.structure",
                    "io.aionis.firewall.text",
                    "io.aionis.firewall.index",
                    "io.aionis.firewall.adapter")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.langchain4j..")
            .because("candidates come from other frameworks too");

    @ArchTest
    static final ArchRule judging_is_pure = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.aionis.firewall.admission",
                    "io.aionis.firewall.policy",
                    "io.aionis.firewall.structure",
                    "io.aionis.firewall.text")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io", "java.nio.file..", "java.sql..", "org.slf4j..", "org.apache.lucene..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .because("the same candidate in the same state must get the same decision");

    @ArchTest
    static final ArchRule no_lucene_in_public = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .should()
            .notHaveRawReturnType(lucene())
            .because("the index must be replaceable");

    private static DescribedPredicate<JavaClass> lucene() {
        return DescribedPredicate.describe(
                "of Lucene", type -> type.getPackageName().startsWith("org.apache.lucene"));
    }
}
