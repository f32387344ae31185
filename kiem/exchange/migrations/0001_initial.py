import django.db.models.deletion
import kiem.foundation.fields
import kiem.foundation.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('foundation', '0002_isolation'),
        ('organisation', '0002_isolation'),
    ]

    operations = [
        migrations.CreateModel(
            name='RememberedChoices',
            fields=[
                ('id', models.UUIDField(default=kiem.foundation.ids.ordered_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('people', 'people'), ('framework', 'framework'), ('levels', 'levels')], max_length=12)),
                ('headers', models.BinaryField(max_length=32)),
                ('choices', models.JSONField(default=dict)),
                ('changed_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='foundation.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'kind', 'headers'), name='remembered_choices_once')],
            },
        ),
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.UUIDField(default=kiem.foundation.ids.ordered_id, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(max_length=24)),
                ('kind', models.CharField(choices=[('people', 'people'), ('framework', 'framework'), ('levels', 'levels')], max_length=12)),
                ('step', models.CharField(choices=[('opening', 'opening'), ('choosing', 'choosing'), ('checking', 'checking'), ('checked', 'checked'), ('applying', 'applying'), ('applied', 'applied'), ('refused', 'refused')], max_length=12)),
                ('file_name', models.CharField(max_length=200)),
                ('size', models.PositiveIntegerField()),
                ('digest', models.BinaryField(max_length=32)),
                ('content', models.BinaryField(null=True)),
                ('outline', models.BinaryField(null=True)),
                ('report', models.BinaryField(null=True)),
                ('choices', models.BinaryField(null=True)),
                ('added', models.PositiveIntegerField(default=0)),
                ('changed', models.PositiveIntegerField(default=0)),
                ('unchanged', models.PositiveIntegerField(default=0)),
                ('created_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('organisation', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='foundation.organisation')),
                ('owner', kiem.foundation.fields.TenantForeignKey(on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='organisation.person')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', 'owner', 'created_at'], name='upload_by_owner'), models.Index(fields=['organisation', 'expires_at'], name='upload_by_end')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('step', 'applied'), _negated=True), models.Q(('choices', None), ('content', None), ('outline', None), ('report', None)), _connector='OR'), name='upload_applied_keeps_nothing')],
            },
        ),
    ]
