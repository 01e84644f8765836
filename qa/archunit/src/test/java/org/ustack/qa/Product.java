package org.ustack.qa;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The product's own compiled classes, without tests. */
final class Product {

    private static final Path ROOT = Path.of("..", "..");

    static final JavaClasses CLASSES = new ClassFileImporter().importPaths(folders());

    private Product() {}

    static Path root() {
        return ROOT;
    }

    private static List<Path> folders() {
        return Stream.of(
                        "ejb/kernel",
                        "ejb/contract",
                        "ejb/platform",
                        "ejb/identity",
                        "ejb/quota",
                        "ejb/image",
                        "ejb/network",
                        "ejb/placement",
                        "ejb/compute",
                        "sql",
                        "rest",
                        "web",
                        "agent-war",
                        "jca-connectors/hypervisor-api",
                        "jca-connectors/libvirt-ra",
                        "jca-connectors/simulator-ra")
                .map(module -> ROOT.resolve(module).resolve("target/classes"))
                .filter(Files::isDirectory)
                .toList();
    }
}
