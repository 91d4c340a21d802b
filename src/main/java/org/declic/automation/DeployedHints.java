package org.declic.automation;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.SAXParserFactory;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Parse;
import org.camunda.bpm.engine.impl.util.xml.Parser;
import org.declic.event.EventNames;
import org.declic.segment.ExpressionLanguage;

/**
 * What a deployment has hinted at in a process, as it stands now: an event may have been recorded since, and a called process
 * deployed. The engine has no place for it in the answer to a deployment.
 */
public final class DeployedHints {

    private final DesignHints hints;

    public DeployedHints(ExpressionLanguage language, EventNames names) {
        this.hints = new DesignHints(language, names);
    }

    /** In words, each with the id of its element; none of a process that does not use Declic. */
    public List<String> of(CommandContext context, ProcessDefinitionEntity definition) {
        var found = new ArrayList<String>();
        var configuration = context.getProcessEngineConfiguration();
        var resource = context.getResourceManager()
                .findResourceByDeploymentIdAndResourceName(definition.getDeploymentId(), definition.getResourceName());
        if (resource == null) {
            return found;
        }
        var root = new Reader().read(resource.getBytes());
        var design = new Design(
                root,
                definition.getTenantId(),
                key -> false,
                configuration.getExpressionManager(),
                (element, mistake) -> {},
                (element, hint) -> found.add(TriggerParse.text(element.attribute("id"), hint)));
        root.elements("process").stream()
                .filter(process -> definition.getKey().equals(process.attribute("id")) && UseOfDeclic.isIn(process))
                .forEach(process -> hints.check(design, process));
        return found;
    }

    /** Reads a diagram without checking it. */
    private static final class Reader extends Parser {

        Element read(byte[] xml) {
            return createParse()
                    .sourceInputStream(new ByteArrayInputStream(xml))
                    .execute()
                    .getRootElement();
        }

        @Override
        public Parse createParse() {
            return new Parse(this) {};
        }

        /** The engine's own is shared by all that runs in the thread, and may be set to check what it reads. */
        @Override
        protected SAXParserFactory getSaxParserFactoryLazily() {
            var factory = SAXParserFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory;
        }
    }
}
