/** Every format of usage there is, in the order they are tried: those that share an envelope, the surer one first. */
import type { UsageFormat } from './format.ts';
import { anthropicClaudeCode } from './formats/anthropicClaudeCode.ts';
import { anthropicAdminCost, anthropicConsoleCost } from './formats/anthropicCost.ts';
import { anthropicAdminUsage, anthropicConsoleUsage } from './formats/anthropicUsage.ts';
import { apiAnswers } from './formats/apiAnswers.ts';
import { awsCur } from './formats/awsCur.ts';
import { azureCosts } from './formats/azureCosts.ts';
import { bedrockLogs } from './formats/bedrockLogs.ts';
import { ccusage } from './formats/ccusage.ts';
import { claudeCode } from './formats/claudeCode.ts';
import { codex } from './formats/codex.ts';
import { copilot } from './formats/copilot.ts';
import { cursor, cursorEvents } from './formats/cursor.ts';
import { deepSeekAmounts, deepSeekCosts } from './formats/deepSeek.ts';
import { focus } from './formats/focus.ts';
import { gcpBilling } from './formats/gcpBilling.ts';
import { geminiCli } from './formats/geminiCli.ts';
import { helicone } from './formats/helicone.ts';
import { langfuse } from './formats/langfuse.ts';
import { langfuseMetrics } from './formats/langfuseMetrics.ts';
import { langsmith } from './formats/langsmith.ts';
import { liteLlmDaily, liteLlmLogs } from './formats/liteLlm.ts';
import { openAiCosts } from './formats/openAiCosts.ts';
import { openAiEmpty, openAiUsage } from './formats/openAiUsage.ts';
import { openRouterActivity, openRouterDaily } from './formats/openRouter.ts';
import { otelFlat, otelJaeger, otlp } from './formats/openTelemetry.ts';
import { portkey } from './formats/portkey.ts';

export const usageFormats: readonly UsageFormat[] = [
  focus,
  otlp,
  otelJaeger,
  openAiUsage,
  openAiCosts,
  openAiEmpty,
  anthropicConsoleUsage,
  anthropicConsoleCost,
  anthropicAdminUsage,
  anthropicAdminCost,
  anthropicClaudeCode,
  openRouterActivity,
  openRouterDaily,
  claudeCode,
  codex,
  geminiCli,
  ccusage,
  liteLlmLogs,
  liteLlmDaily,
  langfuse,
  langfuseMetrics,
  bedrockLogs,
  portkey,
  helicone,
  langsmith,
  cursor,
  cursorEvents,
  copilot,
  azureCosts,
  awsCur,
  gcpBilling,
  deepSeekAmounts,
  deepSeekCosts,
  otelFlat,
  apiAnswers,
];
