package org.ustack.agent.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ustack.agent.Fixtures.CLOCK;
import static org.ustack.agent.Fixtures.SERVER;
import static org.ustack.agent.Fixtures.boot;
import static org.ustack.agent.Fixtures.operation;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A simulated guest writes a console log too: its folder must be there before it starts, and go with it. */
class NoInstanceFilesTest {

    @TempDir
    Path state;

    @Test
    void theConsoleLogHasAFolderForAsLongAsTheServerExists() throws Exception {
        InstanceFiles files = new NoInstanceFiles(new InstanceStore(state));

        InstanceFiles.Prepared prepared = files.prepare(boot(operation(1)), new Timeline(CLOCK));

        assertThat(prepared.disks()).isEmpty();
        Path log = Path.of(prepared.consoleLog());
        assertThat(log.getParent()).isDirectory();

        files.remove(SERVER);
        assertThat(log.getParent()).doesNotExist();
        files.remove(SERVER);
    }
}
