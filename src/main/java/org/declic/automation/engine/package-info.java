/**
 * What replaces a part of the engine, and why. {@link org.declic.automation.DeclicPlugin} puts it in. If another plugin has
 * replaced one of these parts before, the start fails and names both ({@link org.declic.automation.engine.EngineParts}).
 *
 * <h2>Correlating</h2>
 *
 * These classes stand in {@code org.declic.automation}, since they are one organ with deploying and correlating.
 *
 * <table>
 *   <caption>Replaced for triggers</caption>
 *   <tr><th>part of the engine</th><th>ours</th><th>why</th></tr>
 *   <tr><td>correlation handler</td><td>{@code GatedCorrelation}</td><td>the gate: it leaves out every start that is refused</td></tr>
 *   <tr><td>runtime service</td><td>{@code TrackingRuntimeService}</td><td>a message that is an event is recorded first</td></tr>
 *   <tr><td>BPMN deployer</td><td>{@code SharedMessageDeployer}</td><td>several automations may listen to one event</td></tr>
 *   <tr><td>BPMN parse</td><td>{@code TriggerParse}</td><td>mistakes in triggers fail the deployment, all at once</td></tr>
 *   <tr><td>failed-job commands</td><td>{@code SplitFailedJobs}, around what was there</td><td>what fails holds back nothing else</td></tr>
 * </table>
 *
 * <h2>Rights, tenants and types</h2>
 *
 * <table>
 *   <caption>Replaced for safety</caption>
 *   <tr><th>part of the engine</th><th>ours</th><th>why</th></tr>
 *   <tr><td>serializers of objects</td><td>{@code VariableTypes}, {@code CheckedObjects}</td><td>a class is checked before it is loaded, written or read</td></tr>
 *   <tr><td>task, external task and decision service</td><td>{@code CheckedTaskService}, {@code CheckedExternalTasks}, {@code CheckedDecisions}</td><td>variables come in by them</td></tr>
 *   <tr><td>filters</td><td>{@code CheckedFilters}</td><td>or-queries could have expressions that run</td></tr>
 *   <tr><td>management service, jobs</td><td>{@code CheckedManagementService}, {@code CheckedJobs}</td><td>jobs that correlate events are operators' alone; what operators do with the batch of an audience is done again after a collision</td></tr>
 *   <tr><td>batches</td><td>{@code CheckedBatches}</td><td>nobody puts another tenant's instances into a batch</td></tr>
 *   <tr><td>incidents</td><td>{@code CheckedIncidents}</td><td>those of failed events name contacts</td></tr>
 *   <tr><td>process definitions</td><td>{@code CheckedDefinitions}</td><td>one to which the incident of a failed event belongs can be deleted</td></tr>
 *   <tr><td>identity</td><td>{@code GuardedPasswords}, around what was there</td><td>who guesses passwords waits</td></tr>
 *   <tr><td>script engines</td><td>{@code NoScripts}, with {@code declic.scripts=off} only</td><td>scripts are code</td></tr>
 * </table>
 *
 * <h2>Speed and jobs</h2>
 *
 * <table>
 *   <caption>Replaced for work</caption>
 *   <tr><th>part of the engine</th><th>ours</th><th>why</th></tr>
 *   <tr><td>entity manager</td><td>{@code TerseEntityManager}</td><td>describes no row in words that is never asked for; sends more rows at once</td></tr>
 *   <tr><td>job executor (of the application only)</td><td>{@code LockKeepingJobExecutor}</td><td>a killed node's jobs are taken up soon</td></tr>
 *   <tr><td>look for jobs that are due</td><td>{@code CheckedJobs}</td><td>the engine's statement reads all jobs, timers of all instances that wait included; replaced with the usual settings of the job executor only</td></tr>
 *   <tr><td>handler of asynchronous jobs</td><td>{@code MailContinuation}, {@code MailJobs}</td><td>a slow mail server holds no thread of other jobs</td></tr>
 * </table>
 */
@NullMarked
package org.declic.automation.engine;

import org.jspecify.annotations.NullMarked;
