package org.ustack.qa.container;

import java.io.File;
import java.net.URISyntaxException;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The archive in which the tests go to the server. It holds the tests alone: the product's classes are the product's own. */
final class TestWar {

    private TestWar() {}

    static WebArchive create() {
        return ShrinkWrap.create(WebArchive.class, "ustack-tests.war")
                .addPackage(TestWar.class.getPackage())
                .addAsLibraries(jar(Assertions.class), jar(Awaitility.class), jar(Matcher.class))
                .addAsWebInfResource("jboss-deployment-structure.xml");
    }

    private static File jar(Class<?> inside) {
        try {
            return new File(
                    inside.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
