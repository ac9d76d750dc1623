CREATE TABLE `attachment` (
	`id` text NOT NULL,
	`scan_id` text NOT NULL,
	`kind` text NOT NULL,
	`position` integer NOT NULL,
	`title` text NOT NULL,
	`alt` text NOT NULL,
	`credit` text NOT NULL,
	`mime` text NOT NULL,
	`width` integer,
	`height` integer,
	`removed` integer DEFAULT false NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`scan_id`, `id`),
	FOREIGN KEY (`scan_id`) REFERENCES `scan`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "attachment_kind" CHECK("attachment"."kind" in ('file', 'picture', 'logo'))
);
--> statement-breakpoint
CREATE TABLE `edition` (
	`id` integer PRIMARY KEY NOT NULL,
	`scan_id` text NOT NULL,
	`kind` text NOT NULL,
	`number` integer NOT NULL,
	`made_at_ms` integer NOT NULL,
	`withdrawn` integer DEFAULT false NOT NULL,
	`documents` text NOT NULL,
	`asking` integer DEFAULT false NOT NULL,
	`recognition` text,
	FOREIGN KEY (`scan_id`) REFERENCES `scan`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "edition_kind" CHECK("edition"."kind" in ('draft', 'published'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `edition_scanId_kind_number_unique` ON `edition` (`scan_id`,`kind`,`number`);--> statement-breakpoint
CREATE TABLE `goal` (
	`id` integer PRIMARY KEY NOT NULL,
	`scan_id` text NOT NULL,
	`position` integer NOT NULL,
	`theme_id` integer,
	`what` text NOT NULL,
	`indicator` text NOT NULL,
	`start` text NOT NULL,
	`start_year` integer,
	`target` text NOT NULL,
	`target_year` integer,
	`now` text DEFAULT '' NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`why` text DEFAULT '' NOT NULL,
	`since` text,
	`next_look` text,
	FOREIGN KEY (`scan_id`) REFERENCES `scan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`theme_id`) REFERENCES `theme`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "goal_state" CHECK("goal"."state" in ('open', 'started', 'done', 'dropped'))
);
--> statement-breakpoint
CREATE INDEX `goal_scan` ON `goal` (`scan_id`);--> statement-breakpoint
CREATE TABLE `recognition` (
	`edition_id` integer NOT NULL,
	`participant_id` integer NOT NULL,
	`part` text NOT NULL,
	`answer` text,
	`remark` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`edition_id`, `participant_id`, `part`),
	FOREIGN KEY (`edition_id`) REFERENCES `edition`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`participant_id`) REFERENCES `participant`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "recognition_answer" CHECK("recognition"."answer" is null or "recognition"."answer" in ('yes', 'partly', 'no'))
);
--> statement-breakpoint
CREATE INDEX `recognition_participant` ON `recognition` (`participant_id`);--> statement-breakpoint
CREATE TABLE `story` (
	`scan_id` text PRIMARY KEY NOT NULL,
	`slug` text,
	`shown` integer DEFAULT false NOT NULL,
	`listed` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`scan_id`) REFERENCES `scan`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `story_slug_unique` ON `story` (`slug`);--> statement-breakpoint
CREATE TABLE `story_part` (
	`scan_id` text NOT NULL,
	`part` text NOT NULL,
	`language` text NOT NULL,
	`version` integer NOT NULL,
	`text` text NOT NULL,
	`saved_at_ms` integer NOT NULL,
	PRIMARY KEY(`scan_id`, `part`, `language`),
	FOREIGN KEY (`scan_id`) REFERENCES `scan`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `story_version` (
	`scan_id` text NOT NULL,
	`part` text NOT NULL,
	`language` text NOT NULL,
	`version` integer NOT NULL,
	`text` text NOT NULL,
	`saved_at_ms` integer NOT NULL,
	PRIMARY KEY(`scan_id`, `part`, `language`, `version`),
	FOREIGN KEY (`scan_id`) REFERENCES `scan`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_commitment` (
	`id` integer PRIMARY KEY NOT NULL,
	`scan_id` text NOT NULL,
	`position` integer NOT NULL,
	`theme_id` integer,
	`what` text NOT NULL,
	`who` text NOT NULL,
	`first_step` text NOT NULL,
	`due` text,
	`sign` text NOT NULL,
	`state` text DEFAULT 'open' NOT NULL,
	`why` text DEFAULT '' NOT NULL,
	`since` text,
	`next_look` text,
	FOREIGN KEY (`scan_id`) REFERENCES `scan`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`theme_id`) REFERENCES `theme`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "commitment_state" CHECK("__new_commitment"."state" in ('open', 'started', 'done', 'dropped'))
);
--> statement-breakpoint
INSERT INTO `__new_commitment`("id", "scan_id", "position", "theme_id", "what", "who", "first_step", "due", "sign") SELECT "id", "scan_id", "position", "theme_id", "what", "who", "first_step", "due", "sign" FROM `commitment`;--> statement-breakpoint
DROP TABLE `commitment`;--> statement-breakpoint
ALTER TABLE `__new_commitment` RENAME TO `commitment`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `commitment_scan` ON `commitment` (`scan_id`);